package org.caseledger.ledger;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoIncompatibleDriverException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ClusterType;
import com.mongodb.connection.ServerDescription;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.caseledger.query.document.DocumentIndexes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The MongoDB of {@code --read-store mongodb}: how it is spoken to, and whether it can hold the documents. */
final class MongoAccess {

    private static final Logger LOG = LoggerFactory.getLogger(MongoAccess.class);

    private static final int UNAUTHORIZED = 13;
    private static final int SELECTION_SECONDS = 5;
    private static final int CONNECT_SECONDS = 5;
    private static final int READ_SECONDS = 30;
    private static final int MAJORITY_SECONDS = 10;

    private MongoAccess() {}

    /**
     * A client of a MongoDB that answers, lets us write, and has our indexes.
     *
     * @param patience how long a server that is away is waited for
     * @throws CannotStart where the address can't be read, the server stays away, or it refuses us for good
     */
    static MongoClient open(String uri, Duration patience) {
        MongoClientSettings settings = settings(uri);
        MongoClient client = MongoClients.create(settings);
        try {
            new Patience(patience).open(() -> prepared(client, servers(uri)));
            return client;
        } catch (RuntimeException refused) {
            client.close();
            throw refused;
        }
    }

    /**
     * Each write is in the journals of most members before it counts. What the address says of time limits and names goes
     * before ours; what it says of writing does not.
     *
     * @throws CannotStart where the address can't be read
     */
    static MongoClientSettings settings(String uri) {
        return MongoClientSettings.builder()
                .applicationName("case-ledger")
                .retryReads(true)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(SELECTION_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(READ_SECONDS, TimeUnit.SECONDS))
                .applyConnectionString(read(uri))
                .retryWrites(true)
                .writeConcern(WriteConcern.MAJORITY.withJournal(true).withWTimeout(MAJORITY_SECONDS, TimeUnit.SECONDS))
                .build();
    }

    /** The driver's own message may hold the password. */
    private static ConnectionString read(String uri) {
        try {
            return new ConnectionString(uri);
        } catch (IllegalArgumentException wrong) {
            throw new CannotStart("--mongodb-uri can't be read: it must look like"
                    + " mongodb://USER:PASSWORD@HOST:27017/?replicaSet=NAME, with signs such as @ and / in the password"
                    + " written as %40 and %2F");
        }
    }

    private static List<String> servers(String uri) {
        return read(uri).getHosts();
    }

    private static boolean prepared(MongoClient client, List<String> servers) {
        String named = "the MongoDB at " + String.join(", ", servers);
        try {
            DocumentIndexes.make(client);
        } catch (MongoIncompatibleDriverException e) {
            throw new CannotStart(
                    named + " is too old or too new: use " + ServerDescription.MIN_DRIVER_SERVER_VERSION + " to 8");
        } catch (MongoSecurityException e) {
            throw new CannotStart(named + " refuses the user or the password of --mongodb-uri");
        } catch (MongoTimeoutException | MongoSocketException e) {
            throw new StillAway(named + " doesn't answer, or has no member that takes writes");
        } catch (MongoCommandException e) {
            throw refused(named, e);
        } catch (MongoException e) {
            throw new CannotStart(named + " can't hold the documents (code " + e.getCode() + ")");
        }
        if (client.getClusterDescription().getType() == ClusterType.STANDALONE) {
            LOG.warn(
                    "{} is no replica set: what it acknowledged may be lost with it, and is written again only by"
                            + " ./ledger rebuild documents",
                    named);
        }
        return true;
    }

    /** In words where we know what to do; a code is in MongoDB's list of errors. */
    private static RuntimeException refused(String named, MongoCommandException e) {
        if (e.getErrorCode() == UNAUTHORIZED) {
            return new CannotStart(
                    named + " doesn't let the user of --mongodb-uri write: give the role readWrite on the"
                            + " database caseledger");
        }
        return e.hasErrorLabel("RetryableWriteError")
                ? new StillAway(named + " takes no writes yet")
                : new CannotStart(named + " refuses our indexes (" + e.getErrorCodeName() + ")");
    }
}
