package org.caseledger.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The proxy before several nodes")
class ProxyTest extends BehindProxy {

    private static final int MEGABYTE = 1 << 20;
    private static final int LOOKS = 10;
    private static final int PATIENCE = 60_000;

    @Test
    void sends_what_changes_something_to_one_side_and_everything_else_to_the_other() {
        for (String request : List.of(
                "POST /api/v1/audits",
                "POST /api/v1/audits/2019%2F08%2F1/grade",
                "POST /api/v1/dead-letters/7/discard",
                "POST /api/v1/imports",
                "GET /api/v1/imports/7",
                "GET /api/v1/imports/template")) {
            assertThat(nodes.takerOf(request)).as(request).startsWith("command-");
        }
        for (String request : List.of(
                "GET /",
                "POST /login",
                "GET /audits/2019%2F08%2F1",
                "GET /api/v1/audits/2019%2F08%2F1",
                "HEAD /api/v1/audits/2019%2F08%2F1",
                "OPTIONS /api/v1/audits",
                "GET /api/v1/views/completion?asAt=2019-09-15",
                "GET /log/checkpoint",
                "POST /api/v1/rebuilds",
                "POST /api/v1/dead-letters/7/retry")) {
            assertThat(nodes.takerOf(request)).as(request).startsWith("query-");
        }
    }

    @Test
    void keeps_a_nodes_health_and_figures_from_those_outside() {
        for (String address : List.of("/actuator/health", "/actuator/prometheus", "/%61ctuator/prometheus")) {
            assertThat(nodes.caller().get(address).code()).as(address).isEqualTo("not-found");
        }
        assertThat(nodes.taken()).isEmpty();
    }

    @Test
    void says_so_where_no_node_is_left() {
        nodes.all().forEach(StandIn::stop);

        for (String request : List.of(
                "POST /api/v1/audits",
                "POST /api/v1/audits/A-1/grade",
                "POST /api/v1/imports",
                "GET /api/v1/audits/A-1",
                "GET /")) {
            Reply reply = nodes.send(request);
            assertThat(reply.status()).as(request).isEqualTo(503);
            assertThat(reply.code()).as(request).isEqualTo("no-node");
            assertThat(reply.header("Retry-After")).as(request).isEqualTo("5");
        }
    }

    @Test
    void asks_after_an_import_where_it_was_sent() {
        String taker = nodes.takerOf("POST /api/v1/imports");

        for (int number = 0; number < 10; number++) {
            assertThat(nodes.takerOf("GET /api/v1/imports/" + number)).isEqualTo(taker);
        }
        nodes.node(taker).stop();
        assertThat(nodes.takerOf("POST /api/v1/imports")).isNotEqualTo(taker).startsWith("command-");
    }

    @Test
    void keeps_a_browser_with_one_query_node_while_that_is_there() {
        Set<String> drawn = new HashSet<>();
        for (int visit = 0; visit < 40; visit++) {
            Reply reply = nodes.caller().get("/").accepted();
            String node = reply.header(StandIn.NODE);
            assertThat(reply.header("Set-Cookie"))
                    .isEqualTo(node.replace("query-", "caseledger_node=") + "; Path=/; HttpOnly; SameSite=Strict");
            drawn.add(node);
        }
        assertThat(drawn).containsExactlyInAnyOrder("query-1", "query-2");

        for (String address : List.of("/", "/audits/A-1", "/api/v1/audits/A-1", "/api/v1/views/completion")) {
            Reply reply = withCookie(address);
            assertThat(reply.header(StandIn.NODE)).as(address).isEqualTo("query-2");
            assertThat(reply.headerIfAny("Set-Cookie")).as(address).isNull();
        }
        nodes.node("query-2").stop();
        assertThat(withCookie("/").header(StandIn.NODE)).isEqualTo("query-1");
        nodes.node("query-2").start();
        Waiting.until(() -> withCookie("/").header(StandIn.NODE), "query-2"::equals);
    }

    private Reply withCookie(String address) {
        return nodes.caller().get(address, "Cookie", "caseledger_node=2").accepted();
    }

    @Test
    void passes_a_stream_on_and_queues_nothing_for_a_slow_reader() throws IOException {
        StandIn node = nodes.node("query-1");
        for (String address :
                List.of("/api/v1/stream", "/api/v1/views/completion/stream", "/api/v1/audits/A%2F1/history/stream")) {
            long before = node.streamed();
            try (Socket reader = asking("GET " + address, "Cookie: caseledger_node=1")) {
                assertThat(lines(reader).anyMatch("event: snapshot"::equals)).isTrue();
                assertThat(standstill(node) - before).as(address).isLessThan(StandIn.FLOOD);
            }
        }
    }

    /** What a node got rid of of its streams when for a while it is no more. */
    private static long standstill(StandIn node) {
        AtomicLong last = new AtomicLong();
        AtomicInteger looks = new AtomicInteger();
        return Waiting.until(node::streamed, bytes -> {
            if (last.getAndSet(bytes) != bytes) {
                looks.set(0);
            }
            return looks.incrementAndGet() > LOOKS;
        });
    }

    @Test
    void takes_bodies_of_9_megabytes_and_imports_of_1_gigabyte() throws IOException {
        assertThat(sent("/api/v1/audits/A-1/grade", 9 * MEGABYTE).status()).isEqualTo(200);
        assertThat(sent("/api/v1/imports", 9 * MEGABYTE + 1).status()).isEqualTo(200);

        assertThat(sent("/api/v1/audits/A-1/grade", 9 * MEGABYTE + 1).code()).isEqualTo("too-large");
        assertThat(announced("/api/v1/imports", 1024 * MEGABYTE + 1)).startsWith("HTTP/1.1 413 ");
        assertThat(nodes.taken()).containsExactlyInAnyOrder("/api/v1/audits/A-1/grade", "/api/v1/imports");
    }

    private Reply sent(String address, int bytes) {
        return nodes.caller().send("POST", address, "text/plain", BodyPublishers.ofByteArray(new byte[bytes]));
    }

    /** The first line of the answer to a body that is announced and never sent. */
    private String announced(String address, int bytes) throws IOException {
        try (Socket socket = asking("POST " + address, "Content-Length: " + bytes)) {
            return lines(socket).findFirst().orElseThrow();
        }
    }

    private Socket asking(String request, String header) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), nodes.port());
        socket.setSoTimeout(PATIENCE);
        socket.getOutputStream()
                .write("%s HTTP/1.1\r\nHost: ledger\r\n%s\r\n\r\n"
                        .formatted(request, header)
                        .getBytes(US_ASCII));
        return socket;
    }

    private static Stream<String> lines(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).lines();
    }
}
