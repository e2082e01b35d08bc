package org.caseledger.ledger;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.caseledger.ledger.LedgerProperties.EventStore;
import org.caseledger.ledger.LedgerProperties.ReadStore;
import org.caseledger.ledger.LedgerProperties.Side;
import org.caseledger.ledger.LedgerProperties.Stores;
import org.caseledger.query.log.NoteKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./ledger serve}: both sides in one process. */
@Command(name = "serve", description = "Serves the ledger, its views and its pages.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    /** Not an exit code: the server goes on in threads of its own. */
    static final int SERVING = -1;

    private static final int FAILED = 1;

    @Option(names = "--demo", description = "Demo users (password: demo) and the demo council; loopback only.")
    private boolean demo;

    @Option(names = "--port", defaultValue = "8080", description = "The port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--address",
            defaultValue = "127.0.0.1",
            description =
                    "The address to listen on, such as 0.0.0.0 in a container (default: ${DEFAULT-VALUE}, for this"
                            + " machine alone).")
    private InetAddress address = InetAddress.getLoopbackAddress();

    @Option(
            names = "--data",
            defaultValue = "data",
            description = "The folder of the ledger, keys apart in its folder keys (default: ./${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Option(
            names = "--import",
            description = "Imports the CSV files of this folder, in the demo instead of its council.")
    private @Nullable Path importFrom;

    @Option(
            names = "--side",
            defaultValue = "both",
            description = "command (takes commands and imports), query (answers everything else) or both (default).")
    private Side side = Side.BOTH;

    @Option(
            names = "--event-store",
            defaultValue = "embedded",
            description = "embedded (default: in the folder of --data), postgres or axonserver.")
    private EventStore eventStore = EventStore.EMBEDDED;

    @Option(
            names = "--postgres-url",
            paramLabel = "URL",
            description = "The PostgreSQL that holds what several processes share, such as"
                    + " jdbc:postgresql://localhost:5432/caseledger; user and password come from the environment:"
                    + " CASELEDGER_POSTGRES_USER and CASELEDGER_POSTGRES_PASSWORD.")
    private @Nullable String postgresUrl;

    @Option(
            names = "--axonserver",
            paramLabel = "HOST[:PORT]",
            description = "Where the Axon Server of --event-store axonserver is (default: ${DEFAULT-VALUE}).",
            defaultValue = "localhost:8124")
    private String axonServer = "localhost:8124";

    @Option(names = "--read-store", defaultValue = "embedded", description = "embedded (default) or mongodb.")
    private ReadStore readStore = ReadStore.EMBEDDED;

    @Option(names = "--mongodb-uri", description = "Where the MongoDB of --read-store mongodb is.")
    private @Nullable String mongodbUri;

    @Option(
            names = "--log-origin",
            description = "The name of the transparency log, such as ledger.example.gov.uk, for ever after the first"
                    + " start (default: one made up).")
    private @Nullable String logOrigin;

    @Option(
            names = "--witness",
            paramLabel = "URL=VKEY",
            description = "A witness to put the log's checkpoints before, and the key that ./ledger witness printed;"
                    + " repeat it for more.")
    private List<String> witnesses = new ArrayList<>();

    @Option(
            names = "--witness-quorum",
            description = "How many witnesses must have cosigned a checkpoint, as /log/policy says (default: all).")
    private int witnessQuorum;

    @Option(
            names = "--require-purpose",
            description = "Refuses every look at a person's data that states no purpose (default: it may be left out).")
    private boolean requirePurpose;

    @Mixin
    private final OperationsOptions operations = new OperationsOptions();

    @Override
    public Integer call() {
        String refusal = refusal();
        if (refusal != null) {
            System.err.println(refusal);
            return FAILED;
        }
        try {
            MovedPlace.refuse(data, stores());
            LedgerApplication.start(properties(), operations.settings(), address, port);
            return SERVING;
        } catch (RuntimeException failed) {
            System.err.println("Case Ledger can't start: " + StartFailure.explain(failed, port));
            return FAILED;
        }
    }

    private @Nullable String refusal() {
        if (demo && !address.isLoopbackAddress()) {
            return "--demo listens on this machine alone, since everybody knows its passwords: leave --address out";
        }
        if (eventStore == EventStore.POSTGRES && postgresUrl == null) {
            return "--event-store postgres needs --postgres-url, such as jdbc:postgresql://localhost:5432/caseledger";
        }
        if (side != Side.BOTH && (eventStore == EventStore.EMBEDDED || postgresUrl == null)) {
            return "--side " + side.name().toLowerCase(Locale.ROOT)
                    + " needs stores that processes share: --event-store"
                    + " postgres or axonserver, and --postgres-url";
        }
        if (readStore == ReadStore.MONGODB && mongodbUri == null) {
            return "--read-store mongodb needs --mongodb-uri, such as mongodb://localhost:27017";
        }
        if (importFrom != null && !Files.isDirectory(importFrom)) {
            return "--import " + importFrom + " is not a folder";
        }
        if (operations.refusal() != null) {
            return operations.refusal();
        }
        if (logOrigin != null && !NoteKey.isName(logOrigin)) {
            return "--log-origin must have 1 to 200 characters, no space and no plus sign";
        }
        return port < 0 || port > 65_535 ? "--port must be from 0 to 65535, not " + port : null;
    }

    private LedgerProperties properties() {
        return new LedgerProperties(
                data,
                demo,
                side,
                stores(),
                importFrom == null ? "" : importFrom.toString(),
                demo && importFrom == null ? DemoCouncil.REPORT_DAY : "",
                Objects.requireNonNullElse(logOrigin, ""),
                witnesses,
                witnessQuorum,
                requirePurpose);
    }

    private Stores stores() {
        return new Stores(
                eventStore,
                Objects.requireNonNullElse(postgresUrl, ""),
                axonServer,
                readStore,
                Objects.requireNonNullElse(mongodbUri, ""));
    }
}
