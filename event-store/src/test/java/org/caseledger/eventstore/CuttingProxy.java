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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Stands between a client and a PostgreSQL: cuts the next connection that commits, or says nothing more, when it is told to. */
final class CuttingProxy implements AutoCloseable {
    /** The statement in PostgreSQL's protocol, with its end, since BEGIN says {@code COMMITTED}. */
    private static final String COMMIT = "COMMIT\0";

    /** What is lost of the next commit, with its connection; of the last, the connection stays and says nothing more. */
    enum Lost {
        NOTHING,
        REQUEST,
        ANSWER,
        ANSWERS_FROM_THEN_ON
    }

    private final ServerSocket listening;
    private final int target;
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private final AtomicLong passing = new AtomicLong(Long.MAX_VALUE);
    private volatile Lost next = Lost.NOTHING;
    private volatile CountDownLatch stalled = new CountDownLatch(0);

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

    /** Takes connections from now on, old ones too, and says nothing. */
    void stall() {
        stalled = new CountDownLatch(1);
    }

    /** Does so once so many bytes more were sent to the server. */
    void stallAfter(long bytes) {
        passing.set(bytes);
    }

    /** Goes on where it stalled. */
    void mend() {
        passing.set(Long.MAX_VALUE);
        stalled.countDown();
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
        private volatile Lost lost = Lost.NOTHING;

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void requests() {
            pump(client, server, bytes -> {
                if (passing.addAndGet(-bytes.length) < 0) {
                    passing.set(Long.MAX_VALUE);
                    stall();
                }
                if (new String(bytes, StandardCharsets.ISO_8859_1).contains(COMMIT)) {
                    lost = next;
                    next = Lost.NOTHING;
                }
                return lost == Lost.REQUEST ? Fate.CUT : Fate.PASSED;
            });
        }

        void answers() {
            pump(server, client, bytes -> switch (lost) {
                case NOTHING, REQUEST -> Fate.PASSED;
                case ANSWER -> Fate.CUT;
                case ANSWERS_FROM_THEN_ON -> Fate.DROPPED;
            });
        }

        private void pump(Socket from, Socket to, Passing fate) {
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] buffer = new byte[1 << 16];
                for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                    Fate of = fate.of(Arrays.copyOf(buffer, read));
                    stalled.await();
                    if (of == Fate.CUT) {
                        return;
                    }
                    if (of == Fate.PASSED) {
                        out.write(buffer, 0, read);
                        out.flush();
                    }
                }
            } catch (IOException theOtherDirectionClosedIt) {
                // Both ends are closed, which is all there is to do.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private enum Fate {
        PASSED,
        DROPPED,
        CUT
    }

    @FunctionalInterface
    private interface Passing {
        Fate of(byte[] bytes);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        mend();
        for (Socket client : open) {
            client.close();
        }
    }
}
