package org.caseledger.eventstore;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.SocketFactory;

/**
 * Sockets that wait no longer to write than to read. Java's own limit is for reading alone: whoever writes much to a server
 * that takes nothing, and whose machine goes on answering, would wait for ever. PostgreSQL's driver makes one by its name.
 */
public final class LimitedSockets extends SocketFactory {
    private static final Set<Limited> WRITING = ConcurrentHashMap.newKeySet();

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    static {
        Thread.ofPlatform().name("postgres-writes").daemon().start(LimitedSockets::watch);
    }

    private static void watch() {
        while (true) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            WRITING.forEach(Limited::closeIfLate);
        }
    }

    @Override
    public Socket createSocket() {
        return new Limited();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket(InetAddress.getByName(host), port, localHost, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        Socket socket = new Limited();
        socket.bind(new InetSocketAddress(localHost, localPort));
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    private static Socket connected(InetSocketAddress address) throws IOException {
        Socket socket = new Limited();
        socket.connect(address);
        return socket;
    }

    private static final class Limited extends Socket {
        private volatile long end;

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(int one) throws IOException {
                    write(new byte[] {(byte) one}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    begin();
                    try {
                        out.write(bytes, from, length);
                    } finally {
                        WRITING.remove(Limited.this);
                    }
                }
            };
        }

        private void begin() throws IOException {
            int limit = getSoTimeout();
            if (limit > 0) {
                end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limit);
                WRITING.add(this);
            }
        }

        /** The write then ends with an error, as at a connection that was cut. */
        private void closeIfLate() {
            if (System.nanoTime() - end > 0) {
                try {
                    close();
                } catch (IOException alreadyGone) {
                    WRITING.remove(this);
                }
            }
        }
    }
}
