package org.caseledger.ledger.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseledger.eventstore.StoreFileException;
import org.caseledger.ledger.witness.Answer.Cosigned;
import org.caseledger.ledger.witness.Answer.Elsewhere;
import org.caseledger.ledger.witness.Answer.Refused;
import org.caseledger.ledger.witness.Answer.Why;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A witness over HTTP, at the addresses of C2SP tlog-witness, and its key at {@code /vkey}. */
public final class WitnessServer implements AutoCloseable {

    /** Sixty-three lines of proof and a checkpoint with more signatures than anybody needs. */
    private static final int LARGEST_BODY = 128 << 10;

    private static final int BACKLOG = 64;
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final Pattern LATEST = Pattern.compile("/([0-9a-f]{64})/checkpoint");
    private static final Logger log = LoggerFactory.getLogger(WitnessServer.class);

    private final Witness witness;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private WitnessServer(Witness witness, HttpServer server) {
        this.witness = witness;
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Starts serving; port 0 is any that is free. */
    public static WitnessServer start(Witness witness, InetSocketAddress address) throws IOException {
        return new WitnessServer(witness, HttpServer.create(address, BACKLOG));
    }

    /** Where it serves. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try {
            String path = exchange.getRequestURI().getPath();
            Matcher latest = LATEST.matcher(path);
            if (path.equals("/add-checkpoint")) {
                only("POST", exchange, () -> add(exchange));
            } else if (path.equals("/vkey")) {
                only("GET", exchange, () -> answer(exchange, 200, TEXT, witness.verifierKey() + "\n"));
            } else if (latest.matches()) {
                only("GET", exchange, () -> latest(exchange, latest.group(1)));
            } else {
                answer(exchange, 404, TEXT, "There is nothing here.\n");
            }
        } catch (StoreFileException failed) {
            log.error("The witness can't remember and so cosigns nothing: {}", failed.getMessage());
            answer(exchange, 500, TEXT, "The witness can't remember and so cosigns nothing.\n");
        } finally {
            exchange.close();
        }
    }

    private interface Handling {
        void run() throws IOException;
    }

    private static void only(String method, HttpExchange exchange, Handling handling) throws IOException {
        if (exchange.getRequestMethod().equals(method)) {
            handling.run();
        } else {
            exchange.getResponseHeaders().set("Allow", method);
            answer(exchange, 405, TEXT, "Use " + method + ".\n");
        }
    }

    private void add(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            exchange.getResponseHeaders().set("Connection", "close");
            answer(exchange, 413, TEXT, "A request has at most " + LARGEST_BODY + " bytes.\n");
            return;
        }
        switch (witness.add(body)) {
            case Cosigned cosigned -> answer(exchange, 200, TEXT, cosigned.line());
            case Elsewhere elsewhere -> answer(exchange, 409, "text/x.tlog.size", elsewhere.size() + "\n");
            case Refused refused -> {
                if (refused.why()
                        == Why.INCONSISTENT) { // only a log itself can bring this about, so nobody fills the disk
                    log.warn("Not cosigned: {}", refused.message());
                }
                answer(exchange, refused.why().status(), TEXT, refused.message() + "\n");
            }
        }
    }

    private void latest(HttpExchange exchange, String originHash) throws IOException {
        Optional<String> note = witness.latest(originHash);
        answer(exchange, note.isPresent() ? 200 : 404, TEXT, note.orElse("No such log was cosigned.\n"));
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Stops at once: what was answered is on the disk. */
    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
