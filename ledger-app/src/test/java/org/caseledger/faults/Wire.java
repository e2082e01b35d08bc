package org.caseledger.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** What connects a node with a store, over TCP: it can be cut, made slow, and mended. */
final class Wire implements AutoCloseable {

    private static final int CHUNK = 16_384;

    private final ServerSocket listening;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile Duration delay = Duration.ZERO;

    /** @param target the port of the store, on the loopback address */
    Wire(int target) throws IOException {
        this.target = target;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** Where the node finds its store. */
    int port() {
        return listening.getLocalPort();
    }

    /** Ends what is under way and lets nothing through. */
    void cut() {
        cut = true;
        open.forEach(Wire::closed);
    }

    /** Holds back everything that is sent, each way. */
    void slow(Duration by) {
        delay = by;
    }

    void mend() {
        delay = Duration.ZERO;
        cut = false;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket near = listening.accept();
                if (cut) {
                    closed(near);
                } else {
                    connect(near);
                }
            } catch (IOException closedOrUnreachable) {
                // Whoever wanted through notices that by himself.
            }
        }
    }

    private void connect(Socket near) throws IOException {
        Socket far = new Socket();
        open.add(near);
        open.add(far);
        try {
            far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
        } catch (IOException unreachable) {
            closed(near);
            throw unreachable;
        }
        Thread.ofVirtual().start(() -> carry(near, far));
        Thread.ofVirtual().start(() -> carry(far, near));
    }

    private void carry(Socket from, Socket to) {
        byte[] bytes = new byte[CHUNK];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                LockSupport.parkNanos(delay.toNanos());
                out.write(bytes, 0, length);
            }
        } catch (IOException ended) {
            // Either end went away, or the wire was cut.
        } finally {
            closed(from);
            closed(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void closed(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // That is what was wanted.
        }
    }

    @Override
    public void close() {
        cut();
        try {
            listening.close();
        } catch (IOException alreadyGone) {
            // That is what was wanted.
        }
    }
}
