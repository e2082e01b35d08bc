package org.caseledger.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
    private static final int WIDTH = 256;

    private final DemoLedger ledger;

    TransparencyLogTest(DemoLedger ledger) {
        this.ledger = ledger;
    }

    @Test
    void signs_what_was_told_moments_ago() {
        ledger.as("qa.lead")
                .post("/api/v1/audits", Body.allocation(COUNCIL, "LOG-1"))
                .accepted();
        long told = ledger.head() + 1;

        String checkpoint = Waiting.until(this::checkpoint, note -> size(note) >= told);

        assertThat(checkpoint.lines().toList().getFirst()).isEqualTo("case-ledger.example/demo");
        assertThat(ledger.anonymous().get("/api/v1/log/vkey").body())
                .startsWith("case-ledger.example/demo+")
                .isEqualTo(ledger.anonymous().get("/log/vkey").body());
    }

    @Test
    void is_found_true_by_an_implementation_that_is_not_ours(@TempDir Path folder)
            throws IOException, InterruptedException {
        assumeTrue(isThereGo(), "Go and golang-golang-x-mod-dev are not installed: the log is not checked by them");
        String checkpoint = checkpoint();
        fetch(folder, checkpoint);

        Process go = go("run", "src/test/go/check.go", folder.toString());
        String said = new String(go.getInputStream().readAllBytes(), UTF_8);

        assertThat(go.waitFor()).as(said).isZero();
        assertThat(said).startsWith("case-ledger.example/demo " + size(checkpoint));
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
    void answers(String address, String user, int status) throws IOException, InterruptedException {
        assertThat(get(address, user).statusCode()).isEqualTo(status);
    }

    private String checkpoint() {
        return ledger.anonymous().get("/log/checkpoint").accepted().body();
    }

    private static long size(String checkpoint) {
        return Long.parseLong(checkpoint.lines().toList().get(1));
    }

    /** Everything that the log serves of a checkpoint's tree, under its own addresses. */
    private void fetch(Path folder, String checkpoint) throws IOException, InterruptedException {
        long size = size(checkpoint);
        Files.writeString(folder.resolve("checkpoint"), checkpoint);
        save(folder, "vkey");
        for (long level = 0, hashes = size; hashes > 0; level++, hashes /= WIDTH) {
            for (long index = 0; index * WIDTH < hashes; index++) {
                long width = Math.min(WIDTH, hashes - index * WIDTH);
                String address = address(index) + (width == WIDTH ? "" : ".p/" + width);
                save(folder, "tile/" + level + "/" + address);
                if (level == 0) {
                    save(folder, "tile/entries/" + address);
                }
            }
        }
    }

    private static String address(long index) {
        return index < 1000 ? "%03d".formatted(index) : "x%03d/%03d".formatted(index / 1000, index % 1000);
    }

    private void save(Path folder, String address) throws IOException, InterruptedException {
        Path file = folder.resolve(address);
        Files.createDirectories(file.resolveSibling(""));
        HttpResponse<byte[]> response = get("/log/" + address, "inspector.one");
        assertThat(response.statusCode()).as(address).isEqualTo(200);
        Files.write(file, response.body());
    }

    private HttpResponse<byte[]> get(String address, @Nullable String user) throws IOException, InterruptedException {
        URI uri = ledger.address().resolve(address);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        if (user != null) {
            request.header(
                    "Authorization", "Basic " + Base64.getEncoder().encodeToString((user + ":demo").getBytes(UTF_8)));
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
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
