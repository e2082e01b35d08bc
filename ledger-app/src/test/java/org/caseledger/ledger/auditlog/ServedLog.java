package org.caseledger.ledger.auditlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.caseledger.ledger.witness.SmallLog;
import org.caseledger.query.log.Tile;
import org.caseledger.query.log.TileAddress;

/** A small log on a port of its own, whose operator may serve something else in some places. */
final class ServedLog implements AutoCloseable {

    private final HttpServer server;

    /** What it serves instead, by address after {@code /log/}. */
    final Map<String, byte[]> instead = new ConcurrentHashMap<>();

    /** The addresses, after {@code /log/}, for which somebody signed in. */
    final Set<String> signedIn = ConcurrentHashMap.newKeySet();

    volatile SmallLog log;

    ServedLog(SmallLog log) throws IOException {
        this.log = log;
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/log/", this::handle);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/log";
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/log/".length());
        if (exchange.getRequestHeaders().containsKey("Authorization")) {
            signedIn.add(path);
        }
        Optional<byte[]> found = Optional.ofNullable(instead.get(path)).or(() -> served(path));
        byte[] bytes = found.orElse(new byte[0]);
        exchange.sendResponseHeaders(found.isPresent() ? 200 : 404, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    Optional<byte[]> served(String path) {
        if (path.equals("checkpoint")) {
            return log.log().checkpoint().map(note -> note.getBytes(UTF_8));
        }
        if (path.equals("vkey")) {
            return Optional.of(log.verifierKey().text().getBytes(UTF_8));
        }
        String[] parts = path.split("/", 3);
        return TileAddress.parse(parts[2])
                .flatMap(at -> parts[1].equals("entries")
                        ? log.log().entries(at.index(), at.width())
                        : log.log().tile(new Tile(Integer.parseInt(parts[1]), at.index()), at.width()));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
