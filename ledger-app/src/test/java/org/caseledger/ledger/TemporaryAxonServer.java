package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.springframework.util.FileSystemUtils;

/**
 * An Axon Server of its own in a temporary folder, on free ports, for those who test over one. Gone when closed.
 *
 * <p>Whoever runs the tests has it: {@code CASELEDGER_TEST_AXONSERVER_START} is the shell's command that runs one in front,
 * over the folder that it is run in, and finds its ports in the environment by the names that Axon Server itself reads.
 */
public final class TemporaryAxonServer implements AutoCloseable {

    private static final String COMMAND = "CASELEDGER_TEST_AXONSERVER_START";
    private static final String MISSING = "skipped: needs an Axon Server: set " + COMMAND
            + " to the command that runs one, such as 'exec java -jar /opt/axonserver/axonserver.jar'";

    /** Below those that the system gives to whoever names none. */
    private static final int FIRST_PORT = 20_000;

    private static final int LAST_PORT = 30_000;

    /** Between its ports, as between those that it has where nobody says otherwise: 8024, 8124 and 8224. */
    private static final int APART = 100;

    /** It takes ten seconds on a machine that has nothing else to do. */
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private final String command;
    private final Path folder;
    private final int port;
    private @Nullable Process process;

    private TemporaryAxonServer(String command, Path folder, int port) {
        this.command = command;
        this.folder = folder;
        this.port = port;
    }

    /** Starts one, or skips the test where nobody says how to. */
    public static TemporaryAxonServer startOrSkip() {
        String command = System.getenv(COMMAND);
        Assumptions.assumeTrue(command != null && !command.isEmpty(), MISSING);
        try {
            TemporaryAxonServer server =
                    new TemporaryAxonServer(command, Files.createTempDirectory("caseledger-axonserver"), freePort());
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
        return isFree(port - APART) && isFree(port) && isFree(port + APART) ? port : freePort();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException used) {
            return false;
        }
    }

    /** Of its gRPC, on the loopback address. */
    public int port() {
        return port;
    }

    /** Where it is, as {@code --axonserver} takes it. */
    public String address() {
        return "localhost:" + port;
    }

    /** Starts it, or starts it again over the same files; returns when it takes connections. */
    public void start() throws IOException {
        Files.deleteIfExists(folder.resolve("AxonIQ.pid")); // Killed, it leaves this and then refuses to start.
        ProcessBuilder starting = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        starting.environment()
                .putAll(Map.of(
                        "AXONIQ_AXONSERVER_NAME", "test-" + port,
                        "AXONIQ_AXONSERVER_HOSTNAME", "localhost",
                        "AXONIQ_AXONSERVER_PORT", String.valueOf(port),
                        "AXONIQ_AXONSERVER_INTERNAL_PORT", String.valueOf(port + APART),
                        "SERVER_PORT", String.valueOf(port - APART)));
        Process started = starting.start();
        process = started;
        try {
            Waiting.until(() -> answers() || !started.isAlive(), begun -> begun, PATIENCE);
            assertThat(started.isAlive())
                    .as(COMMAND + " ended, having said:\n%s", Files.readString(folder.resolve("output")))
                    .isTrue();
        } catch (AssertionError failed) {
            close();
            throw failed;
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Ends it as kill -9 does. */
    public void kill() {
        if (process == null) {
            throw new IllegalStateException("it was never started");
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
