package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server is reached where it was told to listen, and its demo from this machine alone. */
@DisplayName("A server's address")
class AddressTest {

    /** Of this machine, and not the one that a server listens on where nobody says otherwise. */
    private static final String ANOTHER = "127.0.0.9";

    @TempDir
    Path folder;

    @Test
    void is_never_one_that_others_reach_where_everybody_knows_the_passwords() throws Exception {
        Path data = folder.resolve("data");

        CommandProcess refused =
                CommandProcess.run("serve", "--demo", "--address", "0.0.0.0", "--port", "0", "--data", data.toString());

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.output())
                .contains("--demo listens on this machine alone")
                .contains("--address");
        assertThat(data).doesNotExist();
    }

    @Test
    void is_the_one_that_was_asked_for_and_the_commands_beside_it_find_it() throws Exception {
        Path data = folder.resolve("data");
        try (LedgerProcess process = LedgerProcess.demo(data, List.of("--address", ANOTHER))) {
            URI address = process.address();

            assertThat(address.getHost()).isEqualTo(ANOTHER);
            assertThat(status(address)).isEqualTo(200);
            assertThat(RunningServer.in(data).url()).isEqualTo(address.toString());
            CommandProcess export =
                    CommandProcess.run("export", folder.resolve("ledger.jsonl").toString(), "--data", data.toString());
            assertThat(export.exit()).as(export.output()).isZero();
            assertThat(folder.resolve("ledger.jsonl")).isNotEmptyFile();
        }
    }

    @Test
    void of_any_network_is_called_on_loopback_by_the_commands_beside_it() throws Exception {
        RunningServer.at(InetAddress.ofLiteral("0.0.0.0"), 8_081, false).announce(Files.createDirectories(folder));

        assertThat(RunningServer.in(folder).url()).isEqualTo("http://127.0.0.1:8081");
        assertThat(RunningServer.at(InetAddress.ofLiteral("::1"), 8_081, false).url())
                .isEqualTo("http://[0:0:0:0:0:0:0:1]:8081");
    }

    @Test
    void that_is_none_is_refused() throws Exception {
        CommandProcess refused = CommandProcess.run("serve", "--address", "300.0.0.1");

        assertThat(refused.exit()).isNotZero();
        assertThat(refused.output()).contains("--address");
    }

    private static int status(URI address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(address.resolve("/actuator/health"))
                                    .timeout(Duration.ofSeconds(60))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        }
    }
}
