package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.caseledger.eventstore.FreePort;
import org.junit.jupiter.api.Assumptions;

/**
 * The real nginx with the configuration that is deployed. Changed in a copy: where it listens, where it keeps its files,
 * where the nodes are, and how soon it tries a dead one again.
 */
final class Nginx implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/nginx");
    private static final Path DEPLOYED = Path.of("../deploy/proxy/nginx.conf");
    private static final int PATIENCE = 60;

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Skips the tests where it is not installed. */
    static void assumeInstalled() {
        Assumptions.assumeTrue(
                Files.isExecutable(PROGRAM), "skipped: nginx is not installed (on Debian: apt-get install nginx)");
    }

    /**
     * Starts it before those who stand in for the nodes, and returns when it listens.
     *
     * @param folder of its own
     */
    static Nginx start(Path folder, Collection<StandIn> nodes) throws IOException {
        int port = FreePort.find();
        Path configuration = Files.writeString(folder.resolve("nginx.conf"), configuration(folder, port, nodes));
        Path said = folder.resolve("said.txt");
        // Where it is started by root its workers are too: the folder is root's alone.
        Process process = new ProcessBuilder(
                        PROGRAM.toString(), "-c", configuration.toString(), "-g", "daemon off; user root;")
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        Waiting.until(() -> listens(port) || !process.isAlive(), Boolean::booleanValue);
        assertThat(process.isAlive()).as(Files.readString(said)).isTrue();
        return new Nginx(process, port);
    }

    private static String configuration(Path folder, int port, Collection<StandIn> nodes) throws IOException {
        String text = Files.readString(DEPLOYED)
                .replace("listen 8080;", "listen 127.0.0.1:" + port + ";")
                .replace("/tmp/", folder + "/")
                // The resolver of a composed network, and a word that nginx knows from 1.27.3 on.
                .replaceAll("resolver .*;", "");
        for (StandIn node : nodes) {
            text = text.replace(node.name() + ":8080 resolve", "127.0.0.1:" + node.port() + " fail_timeout=1s");
        }
        assertThat(text).doesNotContain(":8080", "resolve ", "resolve;");
        return text;
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** On the loopback address. */
    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(PATIENCE, TimeUnit.SECONDS).join();
    }
}
