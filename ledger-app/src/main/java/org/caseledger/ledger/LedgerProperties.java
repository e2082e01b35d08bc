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
 * @param readStore where the documents go
 * @param mongodbUri where the MongoDB of {@link ReadStore#MONGODB} is; else empty
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
        ReadStore readStore,
        String mongodbUri,
        String importFrom,
        String reportDay,
        String logOrigin,
        @DefaultValue List<String> witnesses,
        int witnessQuorum,
        boolean requirePurpose) {

    /** Where the documents go. */
    public enum ReadStore {
        EMBEDDED,
        MONGODB
    }

    /** Embedded stores in a folder, and nothing to import. */
    public static LedgerProperties embedded(Path data, boolean demo) {
        return new LedgerProperties(data, demo, ReadStore.EMBEDDED, "", "", "", "", List.of(), 0, false);
    }
}
