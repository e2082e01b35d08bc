package org.caseledger.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** What stands in for a node behind a proxy: it answers whatever comes, saying who it is and what it was asked. */
final class StandIn implements AutoCloseable {

    static final String NODE = "X-Node";
    static final String ADDRESS = "X-Address";

    /** Bytes of a stream: more than the buffers of all sockets on its way can take. */
    static final long FLOOD = 64 << 20;

    private static final int COMMENTS = 4_096;

    private final String name;
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final AtomicLong streamed = new AtomicLong();
    private final int port;
    private HttpServer server;
    private volatile boolean silent;

    StandIn(String name) {
        this.name = name;
        this.server = listening(0);
        this.port = server.getAddress().getPort();
    }

    private HttpServer listening(int port) {
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            made.setExecutor(task -> Thread.ofVirtual().start(task));
            made.createContext("/", this::answer);
            made.start();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String address = exchange.getRequestURI().toString();
            taken.add(address);
            if (silent) {
                return;
            }
            exchange.getResponseHeaders().set(NODE, name);
            exchange.getResponseHeaders().set(ADDRESS, address);
            if (address.endsWith("/stream")) {
                stream(exchange);
            } else {
                exchange.sendResponseHeaders(200, -1);
            }
        }
    }

    /** An event, and then as many comments as somebody takes. */
    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.write("event: snapshot\ndata: {}\n\n".getBytes(UTF_8));
        byte[] comments = ":\n".repeat(COMMENTS).getBytes(UTF_8);
        for (long sent = 0; sent < FLOOD; sent += comments.length) {
            out.write(comments);
            out.flush();
            streamed.addAndGet(comments.length);
        }
    }

    String name() {
        return name;
    }

    /** On the loopback address, the same after each start. */
    int port() {
        return port;
    }

    /** The addresses of all requests that it took, in order. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    /** The bytes of its streams that it got rid of. */
    long streamed() {
        return streamed.get();
    }

    /** From now on it takes requests and ends their connections without an answer. */
    void fallSilent() {
        silent = true;
    }

    /** Dies: nobody listens at its port. */
    void stop() {
        server.stop(0);
    }

    /** Starts again at the port that it had. */
    void start() {
        server = listening(port);
    }

    @Override
    public void close() {
        stop();
    }
}
