package org.caseledger.eventstore;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Stands between a client and a PostgreSQL, and cuts the next connection that commits when it is told to. */
final class CuttingProxy implements AutoCloseable {
    /** The statement in PostgreSQL's protocol, with its end, since BEGIN says {@code COMMITTED}. */
    private static final String COMMIT = "COMMIT\0";

    /** What is lost of the next commit, with its connection. */
    enum Lost {
        NOTHING,
        REQUEST,
        ANSWER
    }

    private final ServerSocket listening;
    private final int target;
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private volatile Lost next = Lost.NOTHING;

    CuttingProxy(int target) throws IOException {
        this.target = target;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    PostgresServer server() {
        return new PostgresServer(
                "jdbc:postgresql://127.0.0.1:" + listening.getLocalPort() + "/postgres", "postgres", "");
    }

    void lose(Lost what) {
        next = what;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Connection connection = new Connection(client, new Socket(InetAddress.getLoopbackAddress(), target));
                open.add(client);
                Thread.ofVirtual().start(connection::requests);
                Thread.ofVirtual().start(connection::answers);
            } catch (IOException closedOrServerAway) {
                if (!listening.isClosed()) {
                    throw new UncheckedIOException(closedOrServerAway);
                }
            }
        }
    }

    private final class Connection {
        private final Socket client;
        private final Socket server;
        private volatile boolean answerLost;

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void requests() {
            pump(client, server, bytes -> {
                boolean commit = new String(bytes, StandardCharsets.ISO_8859_1).contains(COMMIT);
                Lost lost = commit ? next : Lost.NOTHING;
                if (commit) {
                    next = Lost.NOTHING;
                }
                answerLost = lost == Lost.ANSWER;
                return lost != Lost.REQUEST;
            });
        }

        void answers() {
            pump(server, client, bytes -> !answerLost);
        }

        private void pump(Socket from, Socket to, Passing passing) {
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] buffer = new byte[1 << 16];
                for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                    if (!passing.passes(Arrays.copyOf(buffer, read))) {
                        return;
                    }
                    out.write(buffer, 0, read);
                    out.flush();
                }
            } catch (IOException theOtherDirectionClosedIt) {
                // Both ends are closed, which is all there is to do.
            }
        }
    }

    @FunctionalInterface
    private interface Passing {
        boolean passes(byte[] bytes);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket client : open) {
            client.close();
        }
    }
}
