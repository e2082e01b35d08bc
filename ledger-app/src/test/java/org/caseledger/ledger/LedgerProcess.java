package org.caseledger.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A ledger in a process of its own, as {@code ./ledger serve} runs it. */
public final class LedgerProcess implements AutoCloseable {

    private static final Pattern READY =
            Pattern.compile("(?:Case Ledger|Witness) is ready on (http://127\\.0\\.0\\.\\d+:\\d+).*");
    private static final long PATIENCE_SECONDS = 90;

    /** Ended by its handle: what it prints at its end is still read, which {@link Process#destroy} would cut off. */
    private final Process process;

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<URI> ready = new CompletableFuture<>();
    private final Thread reader;

    private LedgerProcess(Process process) {
        this.process = process;
        this.reader = Thread.ofPlatform().daemon().start(this::read);
    }

    /** Starts the demo over a folder. */
    static LedgerProcess demo(Path data, int port, String... javaOptions) throws IOException {
        return new LedgerProcess(start(List.of(javaOptions), serve(data, port)));
    }

    private static List<String> serve(Path data, int port) {
        List<String> arguments =
                new ArrayList<>(List.of("serve", "--demo", "--data", data.toString(), "--port", String.valueOf(port)));
        arguments.addAll(TestStore.options(data));
        return arguments;
    }

    /** Starts the demo over a folder that holds the whole ledger, whichever store the tests have. */
    static LedgerProcess embedded(Path data) throws IOException {
        return over(data, List.of());
    }

    /** The same over stores that serve's options name. */
    static LedgerProcess over(Path data, List<String> stores) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("serve", "--demo", "--data", data.toString(), "--port", "0"));
        arguments.addAll(stores);
        return new LedgerProcess(start(List.of(), arguments));
    }

    /** Starts the demo over a folder on a free port, with more of serve's options. */
    static LedgerProcess demo(Path data, List<String> more) throws IOException {
        List<String> arguments = serve(data, 0);
        arguments.addAll(more);
        return new LedgerProcess(start(List.of(), arguments));
    }

    /** Starts a command of {@code ./ledger} in which somebody may sign in with the demo's password. */
    static LedgerProcess of(String... arguments) throws IOException {
        return new LedgerProcess(start(List.of(), List.of(arguments)));
    }

    /**
     * Starts a command of {@code ./ledger} by another program.
     *
     * @param launcher that program with its options, which takes a command as its last arguments; empty for none
     */
    public static LedgerProcess launched(List<String> launcher, List<String> arguments) throws IOException {
        return new LedgerProcess(start(launcher, List.of(), arguments));
    }

    /**
     * Starts a command of another version.
     *
     * @param ledger that version's {@code ./ledger}
     */
    public static LedgerProcess ofVersion(Path ledger, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(ledger.toString()));
        command.addAll(arguments);
        return new LedgerProcess(start(command));
    }

    /** Starts such a command with options of Java's own before it. */
    static LedgerProcess of(List<String> javaOptions, String... arguments) throws IOException {
        return new LedgerProcess(start(javaOptions, List.of(arguments)));
    }

    private static Process start(List<String> javaOptions, List<String> arguments) throws IOException {
        return start(List.of(), javaOptions, arguments);
    }

    private static Process start(List<String> launcher, List<String> javaOptions, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(launcher);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(arguments);
        return start(command);
    }

    private static Process start(List<String> command) throws IOException {
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().put("LEDGER_PASSWORD", "demo");
        return process.start();
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                Matcher matcher = READY.matcher(line);
                if (matcher.matches()) {
                    ready.complete(URI.create(matcher.group(1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            ready.completeExceptionally(new AssertionError("It ended without being ready:\n" + output()));
        }
    }

    /** Its address, once it says that it is ready. */
    public URI address() throws Exception {
        try {
            return ready.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("It was not ready in time:\n" + output(), e);
        }
    }

    public Caller as(String user) throws Exception {
        return new Caller(address(), user);
    }

    /** Ends it as kill -9 does. */
    public void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        exitCode();
    }

    /** Sends it a signal by its name, such as {@code STOP}. */
    public void signal(String name) throws IOException, InterruptedException {
        run("kill", "-" + name, String.valueOf(process.pid()));
    }

    /** Limits the size of what it writes from now on, as a full disk does: in bytes, or {@code unlimited}. */
    public void limitFiles(String bytes) throws IOException, InterruptedException {
        run("prlimit", "--pid", String.valueOf(process.pid()), "--fsize=" + bytes);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + exit);
        }
    }

    /** Asks it to end, as Ctrl-C does. */
    public int stop() throws InterruptedException {
        process.toHandle().destroy();
        return exitCode();
    }

    /** Its exit code, once it has ended. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("It did not end:\n" + output());
        }
        reader.join();
        return process.exitValue();
    }

    /** All that it printed. */
    public String output() {
        return String.join("\n", lines);
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }
}
