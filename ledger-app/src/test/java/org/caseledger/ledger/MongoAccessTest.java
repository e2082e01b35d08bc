package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.ServerVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.caseledger.eventstore.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The MongoDB of the documents")
class MongoAccessTest {

    private static final Duration NO_TIME = Duration.ZERO;
    private static final String QUICK = "/?serverSelectionTimeoutMS=200";

    private final List<MongoServer> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(MongoServer::shutdownNow);
    }

    private String server(MemoryBackend backend) {
        MongoServer server = new MongoServer(backend);
        servers.add(server);
        return server.bindAndGetConnectionString();
    }

    @Test
    void acknowledges_with_the_journals_of_most_members_whatever_its_address_says() {
        MongoClientSettings settings =
                MongoAccess.settings("mongodb://db.example/?w=1&journal=false&retryWrites=false");

        assertThat(settings.getWriteConcern())
                .isEqualTo(WriteConcern.MAJORITY.withJournal(true).withWTimeout(10, TimeUnit.SECONDS));
        assertThat(settings.getRetryWrites()).isTrue();
        assertThat(settings.getApplicationName()).isEqualTo("case-ledger");
    }

    @Test
    void has_time_limits_that_its_address_may_change() {
        assertThat(selectionSeconds("mongodb://db.example")).isEqualTo(5);
        assertThat(selectionSeconds("mongodb://db.example/?serverSelectionTimeoutMS=9000"))
                .isEqualTo(9);
        MongoClientSettings settings = MongoAccess.settings("mongodb://db.example");
        assertThat(settings.getSocketSettings().getReadTimeout(TimeUnit.SECONDS))
                .isEqualTo(30);
        assertThat(settings.getSocketSettings().getConnectTimeout(TimeUnit.SECONDS))
                .isEqualTo(5);
    }

    private static long selectionSeconds(String uri) {
        return MongoAccess.settings(uri).getClusterSettings().getServerSelectionTimeout(TimeUnit.SECONDS);
    }

    @Test
    void is_ready_where_it_takes_our_indexes() {
        try (MongoClient mongo = MongoAccess.open(server(new MemoryBackend()), NO_TIME)) {
            assertThat(mongo.getDatabase("caseledger").listCollectionNames()).contains("audits");
        }
    }

    @Test
    void is_waited_for_and_then_named_where_it_is_away() {
        int nobody = FreePort.find();
        assertThatThrownBy(() -> MongoAccess.open("mongodb://u:secret@127.0.0.1:" + nobody + QUICK, NO_TIME))
                .isInstanceOf(CannotStart.class)
                .hasMessage("the MongoDB at 127.0.0.1:" + nobody
                        + " doesn't answer, or has no member that takes writes; gave up after 0 s");
    }

    @Test
    void is_refused_where_it_is_too_old() {
        MemoryBackend old = new MemoryBackend();
        old.version(ServerVersion.MONGO_3_6);

        assertThatThrownBy(() -> MongoAccess.open(server(old) + QUICK, NO_TIME))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is too old");
    }

    @Test
    void is_refused_where_it_knows_no_such_user() {
        String address = server(new MemoryBackend()).replace("mongodb://", "mongodb://u:secret@");

        assertThatThrownBy(() -> MongoAccess.open(address + QUICK, NO_TIME))
                .isInstanceOf(CannotStart.class)
                .hasMessageEndingWith("refuses the user or the password of --mongodb-uri");
    }

    @Test
    void has_an_address_that_is_never_said_aloud() {
        assertThatThrownBy(() -> MongoAccess.settings("mongodb://u:sec@ret@db.example"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("--mongodb-uri can't be read")
                .hasMessageNotContaining("sec@ret")
                .hasNoCause();
    }
}
