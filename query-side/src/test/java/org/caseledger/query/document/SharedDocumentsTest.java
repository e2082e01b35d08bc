package org.caseledger.query.document;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Nodes that share a MongoDB")
class SharedDocumentsTest {

    private static final int AUDITS = 40;
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final String SPOILT = "spoilt by the test";

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final MongoClient mongo = MongoClients.create(server.bindAndGetConnectionString());
    private final MongoDatabase database = mongo.getDatabase(Documents.DATABASE);
    private final Ledger given = new Ledger();
    private final List<Node> nodes = new ArrayList<>();

    /** A node with facts of its own, which follow the ledger when the test says so. */
    private final class Node {

        private final Facts facts = new Facts();
        private final List<TestLease> leases = IntStream.range(0, Documents.SEGMENTS)
                .mapToObj(number -> new TestLease(false))
                .toList();
        private final DocumentWriter writer;
        private final Documents documents;
        private final Feed feed;

        Node(String ledger, Integer... held) {
            Tokens tokens = new Tokens(database, ledger);
            writer = new DocumentWriter(
                    database,
                    Documents.Server.SHARED,
                    facts,
                    new Lookups(facts, new UkCalendar(InstantSource.fixed(QueryServer.NOW)), Texts.sealed()),
                    JsonMapper.builder().build());
            documents =
                    new Documents(number -> new Segment(number, leases.get(number), tokens, writer, facts, LOOK), LOOK);
            List.of(held).forEach(segment -> holds(segment, true));
            feed = new Feed(facts, new Positions(), List.of(documents), new FedLedger());
            nodes.add(this);
        }

        Node(Integer... held) {
            this("ledger.example", held);
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

    private void audits() {
        IntStream.range(0, AUDITS).forEach(each -> given.audit("A" + each));
    }

    private void submitted() {
        IntStream.range(0, AUDITS)
                .forEach(each -> given.again("A" + each).submitted("2019-08-14", "Good", "Supervision", "Good"));
    }

    private MongoCollection<Document> collection() {
        return database.getCollection("audits");
    }

    private List<String> ids(int segment) {
        return IntStream.range(0, AUDITS)
                .mapToObj(each -> "A" + each)
                .filter(id -> new Changed(Changed.Kind.AUDITS, id).segment() == segment)
                .toList();
    }

    private long standingAt(String grade) {
        return collection().countDocuments(Filters.eq("standing", grade));
    }

    /** Whoever writes a document again takes this from it. */
    private void mark() {
        collection().updateMany(Filters.exists("_id"), Updates.set("mark", SPOILT));
    }

    private List<String> marked() {
        List<String> ids = new ArrayList<>();
        collection().find(Filters.eq("mark", SPOILT)).forEach(each -> ids.add(each.getString("_id")));
        return ids;
    }

    @Test
    void write_each_segment_once_and_all_of_them_together() {
        audits();
        Node one = new Node(0, 1).follows().starts();
        Awaiting.until(() -> collection().countDocuments() == ids(0).size() + ids(1).size());
        assertThat(one.documents.written()).as("two segments lack").isEqualTo(-1);

        Node other = new Node(2, 3).follows().starts();
        one.awaitAll();
        other.awaitAll();

        assertThat(collection().countDocuments()).isEqualTo(AUDITS);
        assertThat(IntStream.range(0, Documents.SEGMENTS).mapToObj(this::ids)).noneMatch(List::isEmpty);
    }

    @Test
    void take_over_from_one_that_died_and_write_exactly_what_it_had_not_written() {
        audits();
        Node one = new Node(0, 1, 2, 3).follows().starts();
        Node other = new Node().follows().starts();
        one.awaitAll();
        other.awaitAll();
        mark();
        one.dies();

        given.again("A7").submitted("2019-08-14", "Good", "Supervision", "Good");
        other.follows();
        other.holdsAll();
        other.awaitAll();

        assertThat(standingAt("Good")).isEqualTo(1);
        assertThat(marked()).hasSize(AUDITS - 1).doesNotContain("A7");
    }

    @Test
    void write_nothing_again_at_a_start_that_the_tokens_cover() {
        audits();
        Node before = new Node(0, 1, 2, 3).follows().starts();
        before.awaitAll();
        before.dies();
        mark();

        Node again = new Node(0, 1, 2, 3).follows().starts();
        given.again("A3").submitted("2019-08-14", "Good", "Supervision", "Good");
        again.follows().awaitAll();

        assertThat(standingAt("Good")).isEqualTo(1);
        assertThat(marked()).hasSize(AUDITS - 1).doesNotContain("A3");
    }

    @Test
    void leave_newer_documents_alone_when_the_next_to_write_lags_behind() {
        audits();
        Node lagging = new Node().follows().starts();
        submitted();
        Node ahead = new Node(0, 1, 2, 3).follows().starts();
        ahead.awaitAll();
        ahead.dies();

        lagging.holdsAll();
        Awaiting.until(() -> lagging.documents.written() >= ahead.facts.position());
        assertThat(standingAt("Good")).isEqualTo(AUDITS);

        lagging.follows();
        given.again("A1").moderated("2019-08-20", "Good", "Inadequate");
        lagging.follows().awaitAll();
        assertThat(standingAt("Good")).isEqualTo(AUDITS - 1);
        assertThat(standingAt("Inadequate")).isEqualTo(1);
    }

    @Test
    void refuse_an_older_document_of_one_that_was_stopped_while_it_wrote() {
        audits();
        Node stopped = new Node().follows();
        submitted();
        new Node(0, 1, 2, 3).follows().starts().awaitAll();

        assertThat(stopped.writer.write(Changed.all(stopped.facts).toList(), false, () -> true))
                .isTrue();

        assertThat(standingAt("Good")).isEqualTo(AUDITS);
    }

    @Test
    void write_everything_anew_when_one_is_asked_to() {
        audits();
        Node one = new Node(0, 1).follows().starts();
        Node other = new Node(2, 3).follows().starts();
        one.awaitAll();
        other.awaitAll();
        mark();

        one.documents.rebuilt(one.facts, one.facts);
        assertThat(one.documents.waiting()).isGreaterThan(AUDITS);
        Awaiting.until(() -> one.documents.waiting() == 0);

        assertThat(marked()).isEmpty();
        other.awaitAll();
    }

    @Test
    void write_everything_where_the_token_says_less_than_they_have_forgotten() {
        audits();
        Node one = new Node(0, 1, 2, 3).follows().starts();
        Node other = new Node().follows().starts();
        one.awaitAll();
        other.awaitAll();
        one.dies();
        database.drop();

        other.holdsAll();
        Awaiting.until(() -> collection().countDocuments() == AUDITS);
        other.awaitAll();
    }

    @Test
    void write_everything_that_stands_there_of_another_ledger() {
        audits();
        Node before = new Node("before.example", 0, 1, 2, 3).follows().starts();
        before.awaitAll();
        before.dies();
        mark();

        new Node(0, 1, 2, 3).follows().starts().awaitAll();

        assertThat(marked()).isEmpty();
    }
}
