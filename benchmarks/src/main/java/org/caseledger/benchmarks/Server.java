package org.caseledger.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ./ledger serve} as a process of its own, on a free port. */
final class Server implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("is ready on (http://\\S+)");

    private final Process process;
    private final URI address;
    private final Duration start;

    private Server(Process process, URI address, Duration start) {
        this.process = process;
        this.address = address;
        this.start = start;
    }

    /** Starts it without the demo council, on whatever the folder holds. */
    static Server start(Path home, Path data) throws IOException {
        return start(home, data, List.of("--import", Ledger.nothing(data).toString()));
    }

    /** Starts it with the demo council. */
    static Server demo(Path home, Path data) throws IOException {
        return start(home, data, List.of());
    }

    private static Server start(Path home, Path data, List<String> more) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(home.resolve("ledger").toString(), "serve", "--demo", "--port", "0", "--data", data + ""));
        command.addAll(more);
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader says = process.inputReader();
        for (String line = says.readLine(); line != null; line = says.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                return new Server(process, URI.create(ready.group(1)), Duration.ofNanos(System.nanoTime() - began));
            }
        }
        throw new IOException("the server did not become ready: see above");
    }

    URI address() {
        return address;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /** From the command to its ready line. */
    Duration start() {
        return start;
    }

    /** All that it has used so far. */
    Duration processorTime() {
        return process().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** What {@code /proc} says of its memory under a name, in MB. */
    double memory(String name) throws IOException {
        return memory(process.pid(), name);
    }

    /** The same of any process. */
    static double memory(long pid, String name) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status"))) {
            if (line.startsWith(name + ":")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
            }
        }
        throw new IOException("the kernel tells nothing of " + name);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
