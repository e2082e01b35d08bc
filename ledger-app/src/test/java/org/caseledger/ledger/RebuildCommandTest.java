package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Order(9)
@ExtendWith(DemoLedger.Shared.class)
@DisplayName("./ledger rebuild")
class RebuildCommandTest {

    private final DemoLedger ledger;

    RebuildCommandTest(DemoLedger ledger) {
        this.ledger = ledger;
    }

    private CommandProcess rebuild(String what) throws IOException, InterruptedException {
        return CommandProcess.run("rebuild", what, "--data", ledger.data().toString());
    }

    @Test
    void makes_the_facts_anew_in_a_running_server_and_says_how_far_it_is() throws Exception {
        CommandProcess rebuilt = rebuild("facts");

        assertThat(rebuilt.exit()).as(rebuilt.output()).isZero();
        assertThat(rebuilt.output()).contains(" a second", "0 cells differ. What was made anew serves now");
    }

    @Test
    void compares_one_view_where_one_is_named() throws Exception {
        CommandProcess rebuilt = rebuild("moderator-effect");

        assertThat(rebuilt.exit()).as(rebuilt.output()).isZero();
    }

    @Test
    void writes_the_documents_anew() throws Exception {
        CommandProcess rebuilt = rebuild("documents");

        assertThat(rebuilt.exit()).as(rebuilt.output()).isZero();
    }

    @Test
    void knows_what_there_is_to_rebuild() throws Exception {
        CommandProcess refused = rebuild("nonsense");

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.output()).contains("There is no nonsense to rebuild", "moderator-effect");
    }

    @Test
    void folds_a_ledger_that_no_server_uses(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("ledger.jsonl");
        Path copy = folder.resolve("copy");
        assertThat(CommandProcess.run(
                                "export",
                                file.toString(),
                                "--data",
                                ledger.data().toString())
                        .exit())
                .isZero();
        assertThat(CommandProcess.run("import", file.toString(), "--data", copy.toString())
                        .exit())
                .isZero();

        CommandProcess rebuilt = CommandProcess.run("rebuild", "facts", "--data", copy.toString());

        assertThat(rebuilt.exit()).as(rebuilt.output()).isZero();
        assertThat(rebuilt.output()).contains("Every event can be folded");
    }
}
