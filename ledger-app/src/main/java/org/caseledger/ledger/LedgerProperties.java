package org.caseledger.ledger;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this process was started.
 *
 * @param data the folder of the ledger
 * @param demo whether the demo's users may sign in
 * @param side which side this process is
 * @param stores where what it keeps stands
 * @param reportDay the day of a published report that the overview links to; empty for none
 * @param importFrom a folder of CSV files to import at the start; empty for none
 * @param logOrigin the name of the transparency log; empty for one made up at the first start
 * @param witnesses who are asked to cosign the log's checkpoints, each {@code URL=VKEY}
 * @param witnessQuorum how many of them must have cosigned a checkpoint for others to rely on it; 0 for all
 * @param requirePurpose whether a look at a person's data needs a stated purpose
 */
@ConfigurationProperties("caseledger")
public record LedgerProperties(
        Path data,
        boolean demo,
        Side side,
        Stores stores,
        String importFrom,
        String reportDay,
        String logOrigin,
        @DefaultValue List<String> witnesses,
        int witnessQuorum,
        boolean requirePurpose) {

    /** What a process serves: commands and imports, all that reads, or both. */
    public enum Side {
        BOTH,
        COMMAND,
        QUERY
    }

    /** Where the events stand. */
    public enum EventStore {
        EMBEDDED,
        POSTGRES,
        AXONSERVER
    }

    /** Where the documents go. */
    public enum ReadStore {
        EMBEDDED,
        MONGODB
    }

    /**
     * Where what a process keeps stands.
     *
     * @param postgresUrl of the PostgreSQL that holds what several processes share; empty where this one keeps it in its
     *     folder
     * @param axonServer host and port of {@link EventStore#AXONSERVER}; else empty
     * @param mongodbUri where the MongoDB of {@link ReadStore#MONGODB} is; else empty
     */
    public record Stores(
            EventStore eventStore, String postgresUrl, String axonServer, ReadStore readStore, String mongodbUri) {

        /** All of it in the folder and in memory. */
        public static final Stores EMBEDDED = new Stores(EventStore.EMBEDDED, "", "", ReadStore.EMBEDDED, "");
    }

    /** Both sides over these stores, and nothing to import. */
    static LedgerProperties over(Path data, Stores stores) {
        return new LedgerProperties(data, false, Side.BOTH, stores, "", "", "", List.of(), 0, false);
    }
}
