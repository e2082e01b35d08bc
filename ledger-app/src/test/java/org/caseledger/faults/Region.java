package org.caseledger.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Processes that keep one ledger together, and what they keep it in. */
final class Region implements AutoCloseable {

    private final List<Part> stores = new ArrayList<>();
    private final List<Node> commands = new ArrayList<>();
    private final List<Node> queries = new ArrayList<>();
    private final List<Runnable> closings = new ArrayList<>();

    private Region() {}

    /** One process of both sides over a folder. */
    static Region embedded(Path folder) throws IOException {
        Region region = new Region();
        Node node = node("both sides", folder.resolve("data"), List.of());
        region.commands.add(node);
        region.queries.add(node);
        return region;
    }

    /** Starts everything, one after the other. */
    Region start() throws Exception {
        for (Part part : parts().toList()) {
            part.start();
        }
        return this;
    }

    /** Every process that can be killed, stores first. */
    Stream<Part> parts() {
        return Stream.of(stores, commands, queries)
                .flatMap(List::stream)
                .<Part>map(part -> part)
                .distinct();
    }

    /** Those that take commands. */
    List<Node> commands() {
        return commands;
    }

    /** Those that answer. */
    List<Node> queries() {
        return queries;
    }

    private static Node node(String name, Path data, List<String> options) throws IOException {
        List<String> all = new ArrayList<>(List.of("--demo", "--data", data.toString()));
        all.addAll(options);
        return new Node(name, freePort(), List.of(), all);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        for (Node node :
                Stream.concat(commands.stream(), queries.stream()).distinct().toList()) {
            node.close();
        }
        closings.forEach(Runnable::run);
    }
}
