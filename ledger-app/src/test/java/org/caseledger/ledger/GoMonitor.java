package org.caseledger.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.caseledger.ledger.LogMonitor.Checkpoint;

/** The Go project's implementation of transparency logs put to ours. */
final class GoMonitor {

    static final String MISSING = "Go and golang-golang-x-mod-dev are not installed: the log is not checked by them";

    private final LogMonitor monitor;
    private final Path folder;

    /** Puts what it fetches into a folder. */
    GoMonitor(LogMonitor monitor, Path folder) {
        this.monitor = monitor;
        this.folder = folder;
    }

    /** What it says of a log that it found true up to a checkpoint. */
    String check(Checkpoint checkpoint) throws IOException, InterruptedException {
        fetch(checkpoint);
        Process go = go("run", "src/test/go/check.go", folder.toString());
        String said = new String(go.getInputStream().readAllBytes(), UTF_8);
        assertThat(go.waitFor()).as(said).isZero();
        return said.strip();
    }

    /** Everything that the log serves of a checkpoint's tree, under its own addresses. */
    private void fetch(Checkpoint checkpoint) throws IOException {
        long size = checkpoint.size();
        Files.writeString(folder.resolve("checkpoint"), checkpoint.note());
        save("vkey");
        save("policy");
        for (long level = 0, hashes = size; hashes > 0; level++, hashes /= LogMonitor.WIDTH) {
            for (long index = 0; index * LogMonitor.WIDTH < hashes; index++) {
                String address = LogMonitor.address(index, hashes);
                save("tile/" + level + "/" + address);
                if (level == 0) {
                    save("tile/entries/" + address);
                }
            }
        }
    }

    private void save(String address) throws IOException {
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

    /** Whether Go and its package are installed. */
    static boolean isThere() throws InterruptedException {
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
