package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands in for two command nodes and two query nodes, and the real nginx before them, as it is deployed. */
final class ProxiedNodes implements AutoCloseable {

    private final TreeMap<String, StandIn> nodes = Stream.of("command-1", "command-2", "query-1", "query-2")
            .collect(Collectors.toMap(Function.identity(), StandIn::new, (one, other) -> one, TreeMap::new));
    private final Nginx nginx;
    private final Caller caller;

    /** @param folder for nginx, of its own */
    ProxiedNodes(Path folder) throws IOException {
        this.nginx = Nginx.start(folder, nodes.values());
        this.caller = new Caller(URI.create("http://127.0.0.1:" + nginx.port()), null);
    }

    /** At the proxy. */
    Caller caller() {
        return caller;
    }

    /** The proxy's, on the loopback address. */
    int port() {
        return nginx.port();
    }

    StandIn node(String name) {
        return Objects.requireNonNull(nodes.get(name));
    }

    Collection<StandIn> all() {
        return nodes.values();
    }

    /** @param request method and address, with a space between */
    Reply send(String request) {
        String[] words = request.split(" ", 2);
        return caller.send(words[0], words[1], "application/json", BodyPublishers.noBody());
    }

    /** Who took a request; its address must come there as it was sent. */
    String takerOf(String request) {
        Reply reply = send(request).accepted();
        assertThat(request).endsWith(" " + reply.header(StandIn.ADDRESS));
        return reply.header(StandIn.NODE);
    }

    /** Who took these commands, sent one after the other. */
    Set<String> takersOf(List<String> addresses) {
        return addresses.stream().map(address -> takerOf("POST " + address)).collect(Collectors.toSet());
    }

    /** The addresses of all requests that any node took. */
    List<String> taken() {
        return nodes.values().stream().flatMap(node -> node.taken().stream()).toList();
    }

    @Override
    public void close() {
        nginx.close();
        nodes.values().forEach(StandIn::close);
    }
}
