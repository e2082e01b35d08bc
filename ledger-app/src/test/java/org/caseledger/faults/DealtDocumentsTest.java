package org.caseledger.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.caseledger.calculator.Told;
import org.caseledger.eventstore.PostgresServer;
import org.caseledger.eventstore.TemporaryPostgres;
import org.caseledger.faults.Load.Acknowledged;
import org.caseledger.ledger.Waiting;
import org.caseledger.query.document.Documents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over one server that speaks MongoDB's protocol, and under load all the while. */
@Order(33)
@DisplayName("Documents that two nodes write")
class DealtDocumentsTest {

    private static final String HERE = "E10000132";
    private static final int SOME = 20;

    @TempDir
    Path folder;

    private final TemporaryPostgres postgres = TemporaryPostgres.startOrSkip();
    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final String address = server.bindAndGetConnectionString();
    private final MongoClient mongo = MongoClients.create(address);
    private final MongoDatabase documents = mongo.getDatabase(Documents.DATABASE);

    @AfterEach
    void stop() {
        mongo.close();
        server.shutdownNow();
        postgres.close();
    }

    @Test
    void are_all_there_and_right_though_a_node_dies_and_comes_back() throws Exception {
        try (Region region = Region.documents(folder, postgres, address).start();
                Load load = new Load(HERE, region.commands())) {
            Waiting.until(this::segments, List.of(2L, 2L)::equals);
            Waiting.until(
                    region.queries().getFirst().process()::output,
                    output -> output.contains("This node has taken documents-3")
                            && output.contains("This node has given documents-3 to another"));
            load.start("DEALT");
            awaitMore(load);
            Node second = region.queries().getLast();
            second.kill();
            Waiting.until(this::segments, List.of(4L)::equals);
            awaitMore(load);
            second.start();
            Waiting.until(this::segments, List.of(2L, 2L)::equals);
            awaitMore(load);
            load.finish();

            long position = load.acknowledged().stream()
                    .mapToLong(Acknowledged::position)
                    .max()
                    .orElseThrow();
            Waiting.until(this::written, written -> written >= position);
            load.told().forEach(this::check);
        }
    }

    private static void awaitMore(Load load) {
        int enough = load.answered() + SOME;
        Waiting.until(load::answered, answered -> answered >= enough);
    }

    /** How many segments each node holds that takes part, most first: it has a lock for each, and one to say so. */
    private List<Long> segments() {
        PostgresServer at = postgres.server();
        try (Connection connection = DriverManager.getConnection(at.url(), at.user(), at.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT count(*) - 1 AS segments FROM pg_locks
                        WHERE locktype = 'advisory' AND objsubid = 2 AND granted AND objid::bigint IN (%s)
                        GROUP BY pid ORDER BY segments DESC
                        """.formatted(locks()))) {
            List<Long> segments = new ArrayList<>();
            while (row.next()) {
                segments.add(row.getLong("segments"));
            }
            return segments;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String locks() {
        return Stream.concat(
                        Stream.of("documents"),
                        IntStream.range(0, Documents.SEGMENTS).mapToObj(number -> "documents-" + number))
                .map(name -> String.valueOf(Integer.toUnsignedLong(name.hashCode())))
                .collect(Collectors.joining(", "));
    }

    /** The position up to which the token of every segment says that it is written. */
    private long written() {
        return IntStream.range(0, Documents.SEGMENTS)
                .mapToLong(number -> of("tokens", "facts-" + number)
                        .get("position", Number.class)
                        .longValue())
                .min()
                .orElseThrow();
    }

    private void check(Told told) {
        switch (told.file()) {
            case "audits" ->
                assertThat(of("audits", cell(told, "audit_id")))
                        .containsEntry("standing", cell(told, "moderated_grade"))
                        .containsEntry("version", 2L);
            case "actions" ->
                assertThat(of("actions", cell(told, "action_id")))
                        .containsEntry("status", "COMPLETED")
                        .containsEntry("version", 1L);
            default -> throw new AssertionError("the load tells no " + told.file());
        }
    }

    private static String cell(Told told, String column) {
        return Objects.requireNonNull(told.row().get(column), column);
    }

    private Document of(String collection, String id) {
        return Objects.requireNonNull(
                documents.getCollection(collection).find(Filters.eq("_id", id)).first(), collection + " " + id);
    }
}
