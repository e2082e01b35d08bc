package org.caseledger.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.caseledger.eventstore.FreePort;
import org.caseledger.eventstore.TemporaryPostgres;
import org.caseledger.eventstore.keys.SecretFile;
import org.caseledger.ledger.TemporaryAxonServer;

/** Processes that keep one ledger together, and what they keep it in. */
public final class Region implements AutoCloseable {

    /** What an operator puts on each node: the key that wraps the subjects' keys, and the one that signs the log. */
    private static final List<String> SECRETS = List.of("master.key", "log.key");

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path folder;
    private final List<String> launcher;
    private final List<Part> stores = new ArrayList<>();
    private final List<Node> commands = new ArrayList<>();
    private final List<Node> queries = new ArrayList<>();
    private final List<Wire> wires = new ArrayList<>();
    private final List<Runnable> closings = new ArrayList<>();

    private Region(Path folder, List<String> launcher) {
        this.folder = folder;
        this.launcher = launcher;
    }

    /** One process of both sides over a folder. */
    public static Region embedded(Path folder) throws IOException {
        return embedded(folder, List.of());
    }

    /** @param launcher what to start java by */
    static Region embedded(Path folder, List<String> launcher) throws IOException {
        Region region = new Region(folder, launcher);
        Node node = region.node("both", List.of());
        region.commands.add(node);
        region.queries.add(node);
        return region;
    }

    /** Two nodes that take commands and two that answer, over a PostgreSQL of their own; skips the test without one. */
    public static Region postgres(Path folder) throws IOException {
        TemporaryPostgres postgres = TemporaryPostgres.startOrSkip();
        Region region = new Region(folder, List.of());
        region.closings.add(postgres::close);
        region.stores.add(new PostgresPart(postgres));
        for (int i = 1; i <= 2; i++) {
            region.commands.add(region.overPostgres("command", i, postgres));
        }
        for (int i = 1; i <= 2; i++) {
            region.queries.add(region.overPostgres("query", i, postgres));
        }
        return region;
    }

    private Node overPostgres(String side, int number, TemporaryPostgres postgres) throws IOException {
        return node(
                side + "-" + number,
                List.of("--side", side, "--event-store", "postgres", "--postgres-url", url(wired(postgres.port()))));
    }

    /** A wire of its own to a store's port; gives the port where the wire begins. */
    private int wired(int store) throws IOException {
        Wire wire = new Wire(store);
        wires.add(wire);
        closings.add(wire::close);
        return wire.port();
    }

    /** The same over a real Axon Server, with what nodes share in a PostgreSQL; skips the test without one of them. */
    static Region axonServer(Path folder) throws IOException {
        TemporaryAxonServer server = TemporaryAxonServer.startOrSkip();
        TemporaryPostgres postgres = TemporaryPostgres.startOrSkip();
        Region region = new Region(folder, List.of());
        region.closings.add(postgres::close);
        region.closings.add(server::close);
        region.stores.add(new PostgresPart(postgres));
        region.stores.add(new AxonServerPart(server));
        for (int i = 1; i <= 2; i++) {
            region.commands.add(region.overAxonServer("command", i, server, postgres));
        }
        for (int i = 1; i <= 2; i++) {
            region.queries.add(region.overAxonServer("query", i, server, postgres));
        }
        return region;
    }

    private Node overAxonServer(String side, int number, TemporaryAxonServer server, TemporaryPostgres postgres)
            throws IOException {
        return node(
                side + "-" + number,
                List.of(
                        "--side",
                        side,
                        "--event-store",
                        "axonserver",
                        "--axonserver",
                        "localhost:" + wired(server.port()),
                        "--postgres-url",
                        url(wired(postgres.port()))));
    }

    /** One node of both sides and one that answers, which write documents; the stores are the caller's. */
    static Region documents(Path folder, TemporaryPostgres postgres, String mongodb) throws IOException {
        Region region = new Region(folder, List.of());
        Node first = region.node("both", writingDocuments("both", postgres, mongodb));
        region.commands.add(first);
        region.queries.add(first);
        region.queries.add(region.node("query", writingDocuments("query", postgres, mongodb)));
        return region;
    }

    private static List<String> writingDocuments(String side, TemporaryPostgres postgres, String mongodb) {
        return List.of(
                "--side",
                side,
                "--event-store",
                "postgres",
                "--postgres-url",
                url(postgres.port()),
                "--read-store",
                "mongodb",
                "--mongodb-uri",
                mongodb);
    }

    private static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** Starts the nodes, one after the other, each with the secrets that those before it made. */
    public Region start() throws Exception {
        for (Node node : nodes()) {
            copySecrets(node);
            node.start();
        }
        return this;
    }

    private void copySecrets(Node to) throws IOException {
        for (String secret : SECRETS) {
            for (Node from : nodes()) {
                Path made = keys(from).resolve(secret);
                Path wanted = keys(to).resolve(secret);
                if (Files.exists(made) && !Files.exists(wanted)) {
                    Files.createDirectories(wanted.getParent(), OWNER_ALONE);
                    SecretFile.copy(made, wanted);
                }
            }
        }
    }

    private Path keys(Node node) {
        return folder.resolve(node.name()).resolve("keys");
    }

    /** Every process that can be killed, stores first. */
    List<Part> parts() {
        return Stream.concat(stores.stream(), nodes().stream()).toList();
    }

    /** Each once, those that take commands first. */
    List<Node> nodes() {
        return Stream.concat(commands.stream(), queries.stream()).distinct().toList();
    }

    /** Those that take commands. */
    public List<Node> commands() {
        return commands;
    }

    /** Those that answer. */
    public List<Node> queries() {
        return queries;
    }

    /** What connects each node with its stores, in the order of the nodes; none where the store is its folder. */
    List<Wire> wires() {
        return wires;
    }

    private Node node(String name, List<String> options) {
        List<String> all =
                new ArrayList<>(List.of("--demo", "--data", folder.resolve(name).toString()));
        all.addAll(options);
        return new Node(name, FreePort.find(), launcher, all);
    }

    @Override
    public void close() {
        nodes().forEach(Node::close);
        closings.reversed().forEach(Runnable::run);
    }
}
