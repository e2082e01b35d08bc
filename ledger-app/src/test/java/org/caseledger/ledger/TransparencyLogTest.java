package org.caseledger.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.caseledger.ledger.LogMonitor.Checkpoint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(DemoLedger.Shared.class)
@DisplayName("The transparency log, as others fetch it,")
class TransparencyLogTest {

    private static final String COUNCIL = "E06000101";

    private final DemoLedger ledger;
    private final LogMonitor monitor;

    TransparencyLogTest(DemoLedger ledger) {
        this.ledger = ledger;
        this.monitor = new LogMonitor(ledger.address());
    }

    @Test
    void signs_what_was_told_moments_ago() {
        ledger.as("qa.lead")
                .post("/api/v1/audits", Body.allocation(COUNCIL, "LOG-1"))
                .accepted();
        long told = ledger.head() + 1;

        Checkpoint checkpoint = Waiting.until(monitor::checkpoint, signed -> signed.size() >= told);

        assertThat(checkpoint.origin()).isEqualTo("case-ledger.example/demo");
        assertThat(ledger.anonymous().get("/api/v1/log/vkey").body())
                .startsWith("case-ledger.example/demo+")
                .isEqualTo(ledger.anonymous().get("/log/vkey").body());
    }

    @Test
    void is_found_true_by_an_implementation_that_is_not_ours(@TempDir Path folder)
            throws IOException, InterruptedException {
        assumeTrue(isThereGo(), "Go and golang-golang-x-mod-dev are not installed: the log is not checked by them");
        Checkpoint checkpoint = monitor.checkpoint();
        fetch(folder, checkpoint);

        Process go = go("run", "src/test/go/check.go", folder.toString());
        String said = new String(go.getInputStream().readAllBytes(), UTF_8);

        assertThat(go.waitFor()).as(said).isZero();
        assertThat(said).startsWith("case-ledger.example/demo " + checkpoint.size() + " " + checkpoint.root());
    }

    @ParameterizedTest
    @CsvSource({
        "/log/checkpoint, , 200",
        "/log/vkey, , 200",
        "/log/tile/0/000, , 200",
        "/log/tile/0/x999/999, , 404",
        "/log/tile/00/000, , 404",
        "/log/tile/64/000, , 404",
        "/log/tile/0/0, , 404",
        "/log/tile/entries/000, , 401",
        "/log/tile/entries/000, inspector.one, 200",
        "/api/v1/log/tile/entries/000, dpo.one, 200",
        "/log/tile/entries/000, auditor.two, 403",
        "/log/tile/entries/000, qa.lead, 403",
        "/log/tile/entries/x000/000, admin, 404"
    })
    void answers(String address, @Nullable String user, int status) {
        assertThat(monitor.get(address, user).statusCode()).isEqualTo(status);
    }

    /** Everything that the log serves of a checkpoint's tree, under its own addresses. */
    private void fetch(Path folder, Checkpoint checkpoint) throws IOException {
        long size = checkpoint.size();
        Files.writeString(folder.resolve("checkpoint"), checkpoint.note());
        save(folder, "vkey");
        for (long level = 0, hashes = size; hashes > 0; level++, hashes /= LogMonitor.WIDTH) {
            for (long index = 0; index * LogMonitor.WIDTH < hashes; index++) {
                String address = LogMonitor.address(index, hashes);
                save(folder, "tile/" + level + "/" + address);
                if (level == 0) {
                    save(folder, "tile/entries/" + address);
                }
            }
        }
    }

    private void save(Path folder, String address) throws IOException {
        Path file = folder.resolve(address);
        Files.createDirectories(file.resolveSibling(""));
        HttpResponse<byte[]> response = monitor.get("/log/" + address, "inspector.one");
        assertThat(response.statusCode()).as(address).isEqualTo(200);
        Files.write(file, response.body());
    }

    /** With the packages that Debian installs, and without looking anything up on a network. */
    private static Process go(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("go"));
        command.addAll(List.of(words));
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().putAll(Map.of("GO111MODULE", "off", "GOPATH", "/usr/share/gocode", "GOFLAGS", ""));
        return process.start();
    }

    private static boolean isThereGo() throws InterruptedException {
        try {
            Process go = go("version");
            return go.waitFor(1, TimeUnit.MINUTES)
                    && go.exitValue() == 0
                    && Files.isDirectory(Path.of("/usr/share/gocode/src/golang.org/x/mod/sumdb"));
        } catch (IOException notThere) {
            return false;
        }
    }
}
