package org.caseledger.ledger.auditlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.ledger.cosigning.Cosigner;
import org.caseledger.ledger.cosigning.WitnessAddress;
import org.caseledger.ledger.witness.RunningWitness;
import org.caseledger.ledger.witness.SmallLog;
import org.caseledger.query.log.LogPolicy;
import org.caseledger.query.log.Tile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@DisplayName("Whoever audits a log from outside")
class AuditLogTest {

    private static final int SIZE = 66_000;

    @TempDir
    private Path folder;

    private final SmallLog log = SmallLog.called("ledger.example");
    private ServedLog served;

    @BeforeEach
    void serve() throws IOException {
        served = new ServedLog(log);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void finds_a_log_of_three_levels_of_tiles_true() {
        log.grow(SIZE);

        assertThat(audit("--vkey", log.verifierKey().text()))
                .startsWith("VALID: ledger.example, 66000 entries, root "
                        + log.note().lines().toList().get(2))
                .hasLineCount(1);
    }

    @Test
    void finds_logs_of_all_small_sizes_true() {
        for (int size = 0; size < 300; size += size < 10 ? 1 : 41) {
            SmallLog small = SmallLog.called("ledger.example").grow(size);
            served.log = small;
            assertThat(audit("--vkey", small.verifierKey().text())).startsWith("VALID: ledger.example, " + size + " ");
        }
    }

    @Test
    void signs_in_for_the_entries_alone() throws IOException, InterruptedException {
        log.grow(300);
        try (LogSource source = new LogSource(URI.create(served.address() + "/"), "Basic eDp5")) {
            source.file("checkpoint");
            source.tile(new Tile(0, 0), Tile.WIDTH);
            source.entries(0, Tile.WIDTH);
            source.entries(1, 44);
        }

        assertThat(served.signedIn).containsExactlyInAnyOrder("tile/entries/000", "tile/entries/001.p/44");
    }

    @Test
    void says_where_an_entry_was_changed() {
        log.grow(600);
        byte[] bundle = served.served("tile/entries/001").orElseThrow();
        bundle[bundle.length - 1] ^= 1;
        served.instead.put("tile/entries/001", bundle);

        assertThat(audit())
                .startsWith("NOT VALID: hash 255 of tile/0/001 is not")
                .contains("look at entry 511");
    }

    @Test
    void says_which_tile_was_changed() {
        log.grow(600);
        for (String path : List.of("tile/0/000", "tile/0/002.p/88", "tile/1/000.p/2")) {
            byte[] tile = served.served(path).orElseThrow();
            tile[40] ^= 1;
            served.instead.put(path, tile);
            assertThat(audit()).startsWith("NOT VALID: hash 1 of " + path + " is not");
            served.instead.remove(path);
        }
        assertThat(audit()).startsWith("VALID");
    }

    @Test
    void says_what_is_cut_off_or_not_there() {
        log.grow(300);
        served.instead.put("tile/entries/001.p/44", new byte[] {0, 9, 'a'});
        assertThat(audit()).startsWith("NOT VALID: the entries tile/entries/001.p/44 end in the middle of entry 256");
        served.instead.put("tile/entries/001.p/44", new byte[] {0, 1, 'a'});
        assertThat(audit()).startsWith("NOT VALID: the entries tile/entries/001.p/44 end after 1 of 44");
        served.instead.clear();
        served.instead.put("tile/0/000", new byte[31]);
        assertThat(audit()).startsWith("NOT VALID: tile/0/000 has 31 bytes");
        served.instead.clear();
        served.instead.put(
                "checkpoint", SmallLog.called("ledger.example").grow(1).note().getBytes(UTF_8));
        assertThat(audit()).startsWith("NOT VALID: the checkpoint is not signed by the key");
    }

    @Test
    void takes_whole_bundles_where_the_part_is_gone() {
        log.grow(300);
        byte[] note = served.served("checkpoint").orElseThrow();
        log.grow(212);
        served.instead.put("checkpoint", note);

        assertThat(audit()).startsWith("VALID: ledger.example, 300 entries");
    }

    @Test
    void holds_the_log_to_what_it_saw_last_time() {
        String state = folder.resolve("seen").toString();
        log.tell("first", "second", "third");
        assertThat(audit("--state", state)).startsWith("VALID");
        log.grow(500);
        assertThat(audit("--state", state)).startsWith("VALID: ledger.example, 503");

        SmallLog rewritten = log.twin().tell("never").grow(600);
        served.log = rewritten;
        assertThat(audit("--state", state))
                .startsWith("NOT VALID: the first 503 entries are not those of the checkpoint of last time")
                .contains("The log was rewritten");
        served.log = log.twin().tell("first", "second");
        assertThat(audit("--state", state)).startsWith("NOT VALID: the log has 2 entries, last time it had 503");
        served.log = SmallLog.called("other.example").grow(600);
        assertThat(audit("--state", state))
                .startsWith("NOT VALID: the log calls itself other.example, last time ledger.example");
        served.log = log;
        assertThat(audit("--state", state)).startsWith("VALID");
    }

    @Test
    void asks_for_the_witnesses_of_its_policy() throws Exception {
        log.grow(3);
        Path policy = folder.resolve("policy");
        try (RunningWitness witness =
                RunningWitness.start(folder, RunningWitness.key(), 0, InstantSource.system(), log.verifierKey())) {
            Files.writeString(
                    policy,
                    new LogPolicy(
                                    List.of(log.verifierKey().text()),
                                    List.of(witness.verifierKey().text()),
                                    1)
                            .text());
            assertThat(audit("--policy", policy.toString()))
                    .startsWith("NOT VALID: too few witnesses have cosigned the checkpoint of 3 entries");
            try (Cosigner cosigner = new Cosigner(
                    log.log(),
                    WitnessAddress.parse(
                            witness.address() + "=" + witness.verifierKey().text()))) {
                assertThat(audit("--policy", policy.toString()))
                        .startsWith("VALID: ledger.example, 3 entries")
                        .contains("cosigned by witness.example at 20");
                assertThat(cosigner.cosigned()).isEqualTo(3);
            }
            assertThat(audit("--witness-vkey", witness.verifierKey().text())).contains("cosigned by witness.example");
        }
    }

    @Test
    void is_told_what_to_give_where_the_log_can_not_be_read() throws IOException {
        log.grow(1);
        Path policy = Files.writeString(folder.resolve("policy"), "quorum none\n");
        assertThat(audit("--policy", policy.toString())).startsWith("NOT VALID: the log calls itself ledger.example");
        assertThat(audit("--vkey", "x", "--policy", policy.toString())).contains("not both");
        assertThat(run(List.of("http://127.0.0.1:1/log"))).startsWith("2 The log can't be audited");
        assertThat(run(List.of("file:/log"))).contains("no http or https address");
    }

    private String audit(String... options) {
        List<String> arguments = new ArrayList<>(List.of(served.address()));
        arguments.addAll(List.of(options));
        String said = run(arguments);
        int code = said.contains("NOT VALID: ") ? 1 : said.contains("VALID: ") ? 0 : 2;
        assertThat(said).startsWith(code + " ");
        return said.substring(2);
    }

    /** The exit code and what it printed, but for what it remarks. */
    private static String run(List<String> arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        System.setOut(new PrintStream(said, true, UTF_8));
        System.setErr(System.out);
        try {
            int code = new CommandLine(new AuditLogCommand()).execute(arguments.toArray(String[]::new));
            String text = said.toString(UTF_8);
            return code + " "
                    + text.lines()
                            .filter(line -> !line.startsWith("No --vkey") && !line.endsWith("entries read"))
                            .reduce("", (all, line) -> all.isEmpty() ? line : all + "\n" + line);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
