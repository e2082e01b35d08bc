package org.caseledger.query.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.caseledger.events.Leases;
import org.caseledger.query.FedLedger;
import org.caseledger.query.QueryServer;
import org.caseledger.query.QueryServer.Feed;
import org.caseledger.query.answer.UkCalendar;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.given.Ledger;
import org.caseledger.query.lookup.Lookups;
import org.caseledger.query.lookup.Texts;
import org.caseledger.query.projection.Positions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DocumentsTest {

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final MongoClient mongo = MongoClients.create(server.bindAndGetConnectionString());
    private final MongoDatabase database = mongo.getDatabase("caseledger");
    private final Facts facts = new Facts();
    private final Documents documents = Documents.of(
            facts,
            new Lookups(facts, new UkCalendar(InstantSource.fixed(QueryServer.NOW)), Texts.sealed()),
            JsonMapper.builder().build(),
            mongo,
            Documents.Server.IN_PROCESS,
            Leases.ALONE,
            "ledger.example");
    private final Feed feed = new Feed(facts, new Positions(), List.of(documents), new FedLedger());

    @AfterEach
    void stop() {
        documents.close();
        mongo.close();
        server.shutdownNow();
    }

    @Test
    void writesEachRecordAndThenHowFarItCame() {
        Ledger given = new Ledger();
        given.audit("A1").submitted("2019-08-14", "Good", "Supervision", "Good");
        given.action("A1-1", "A1", "2019-08-21", "2019-09-01");
        feed.all(given);

        documents.start();
        awaitPosition();
        given.again("A1").moderated("2019-08-20", "Good", "Inadequate");
        feed.all(given);
        awaitPosition();

        assertThat(database.getCollection("audits").countDocuments()).isEqualTo(1);
        assertThat(document("audits", "A1"))
                .containsEntry("standing", "Inadequate")
                .containsEntry("round", "2019-08")
                .containsEntry("version", 2L);
        assertThat(document("actions", "A1-1"))
                .containsEntry("auditId", "A1")
                .containsEntry("status", "OVERDUE")
                .doesNotContainKey("description");
    }

    @Test
    void tellsWhatAnActionsCollectionIsShardedBy() {
        Ledger given = new Ledger();
        given.audit("A1").submitted("2019-08-14", "Good", "Supervision", "Good");
        given.action("A1-1", "A1", "2019-08-21", "2019-09-01");
        feed.all(given);

        documents.start();
        awaitPosition();

        assertThat(document("actions", "A1-1"))
                .containsEntry(
                        "authority",
                        Objects.requireNonNull(facts.audit("A1")).allocation().authority());
    }

    private @Nullable Document document(String collection, String id) {
        return database.getCollection(collection).find(Filters.eq("_id", id)).first();
    }

    private void awaitPosition() {
        Awaiting.until(() -> documents.written() == facts.position());
    }
}
