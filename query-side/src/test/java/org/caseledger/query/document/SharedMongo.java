package org.caseledger.query.document;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.caseledger.query.FedLedger;
import org.caseledger.query.QueryServer;
import org.caseledger.query.QueryServer.Feed;
import org.caseledger.query.answer.UkCalendar;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.given.Ledger;
import org.caseledger.query.log.TestLease;
import org.caseledger.query.lookup.Lookups;
import org.caseledger.query.lookup.Texts;
import org.caseledger.query.projection.Positions;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.json.JsonMapper;

/** Nodes that share a MongoDB, for the tests of what they write. */
abstract class SharedMongo {

    static final int AUDITS = 40;
    private static final Duration LOOK = Duration.ofMillis(50);
    static final String LEDGER = "ledger.example";
    private static final String SPOILT = "spoilt by the test";

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final MongoClient mongo = MongoClients.create(server.bindAndGetConnectionString());
    final MongoDatabase database = mongo.getDatabase(Documents.DATABASE);
    final Ledger given = new Ledger();
    private final List<Node> nodes = new ArrayList<>();

    /** A node with facts of its own, which follow the ledger when the test says so. */
    final class Node {

        final Facts facts = new Facts();
        final List<TestLease> leases = IntStream.range(0, Documents.SEGMENTS)
                .mapToObj(number -> new TestLease(false))
                .toList();
        volatile boolean takesPart;
        final DocumentWriter writer;
        final Documents documents;
        private final Feed feed;

        Node(String ledger, Integer... held) {
            Tokens tokens = new Tokens(database, ledger);
            writer = new DocumentWriter(
                    database,
                    Documents.Server.SHARED,
                    facts,
                    new Lookups(facts, new UkCalendar(InstantSource.fixed(QueryServer.NOW)), Texts.sealed()),
                    JsonMapper.builder().build());
            documents = new Documents(
                    number -> new Segment(number, leases.get(number), tokens, writer, facts, LOOK),
                    () -> takesPart = true,
                    LOOK);
            List.of(held).forEach(segment -> holds(segment, true));
            feed = new Feed(facts, new Positions(), List.of(documents), new FedLedger());
            nodes.add(this);
        }

        Node(Integer... held) {
            this(LEDGER, held);
        }

        void holds(int segment, boolean held) {
            leases.get(segment).set(held);
        }

        void holdsAll() {
            IntStream.range(0, Documents.SEGMENTS).forEach(segment -> holds(segment, true));
        }

        void dies() {
            documents.close();
            IntStream.range(0, Documents.SEGMENTS).forEach(segment -> holds(segment, false));
        }

        Node follows() {
            feed.all(given);
            return this;
        }

        Node starts() {
            documents.start();
            return this;
        }

        void awaitAll() {
            Awaiting.until(() -> documents.written() >= facts.position());
        }
    }

    @AfterEach
    void stop() {
        nodes.forEach(node -> node.documents.close());
        mongo.close();
        server.shutdownNow();
    }

    void audits() {
        IntStream.range(0, AUDITS).forEach(each -> given.audit("A" + each));
    }

    void submitted() {
        IntStream.range(0, AUDITS)
                .forEach(each -> given.again("A" + each).submitted("2019-08-14", "Good", "Supervision", "Good"));
    }

    MongoCollection<Document> collection() {
        return database.getCollection("audits");
    }

    List<String> ids(int segment) {
        return IntStream.range(0, AUDITS)
                .mapToObj(each -> "A" + each)
                .filter(id -> new Changed(Changed.Kind.AUDITS, id).segment() == segment)
                .toList();
    }

    long token(int segment) {
        return new Tokens(database, LEDGER).read(segment).position();
    }

    long standingAt(String grade) {
        return collection().countDocuments(Filters.eq("standing", grade));
    }

    /** Whoever writes a document again takes this from it. */
    void mark() {
        collection().updateMany(Filters.exists("_id"), Updates.set("mark", SPOILT));
    }

    List<String> marked() {
        List<String> ids = new ArrayList<>();
        collection().find(Filters.eq("mark", SPOILT)).forEach(each -> ids.add(each.getString("_id")));
        return ids;
    }
}
