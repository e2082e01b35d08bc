package org.caseledger.ledger;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import org.caseledger.eventstore.DataLock;
import org.caseledger.eventstore.StoreFileException;
import org.caseledger.eventstore.keys.SecretFile;
import org.caseledger.eventstore.witness.SqliteWitnessStore;
import org.caseledger.ledger.witness.CosignatureKey;
import org.caseledger.ledger.witness.Witness;
import org.caseledger.ledger.witness.WitnessServer;
import org.caseledger.query.log.NoteKey;
import org.caseledger.verifier.InvalidException;
import org.caseledger.verifier.VerifierKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./ledger witness}: cosigns other ledgers' checkpoints, until it is stopped. */
@Command(
        name = "witness",
        description =
                "Witnesses other ledgers' transparency logs, so that none of them can rewrite its past unnoticed.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A ledger asks it with ./ledger serve --witness URL=VKEY; VKEY is what this",
            "command prints and GET URL/vkey answers. It speaks C2SP tlog-witness and",
            "cosigns for any log that does. Put a proxy with TLS before it where it is asked",
            "over a network that others use too. Keep its folder: a witness that forgets what",
            "it saw can't notice that it was changed."
        })
final class WitnessCommand implements Callable<Integer> {

    private static final int FAILED = 1;
    private static final int RANDOM_NAME_BYTES = 8;

    /** Seconds in which a request must have come whole. */
    private static final String PATIENCE = "30";

    @Option(
            names = "--log",
            paramLabel = "VKEY",
            description = "The verifier key of a log to witness, as GET /log/vkey of its ledger answers; repeat it for"
                    + " more logs, and for a log's next key.")
    private List<String> logs = new ArrayList<>();

    @Option(
            names = "--logs",
            paramLabel = "FILE",
            description = "A file with such keys, one a line; lines that begin with # are left out.")
    private @Nullable Path logsFile;

    @Option(
            names = "--name",
            description = "The witness's name, such as witness.example.gov.uk, for ever after the first start (default:"
                    + " one made up).")
    private @Nullable String name;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "The address (default: ${DEFAULT-VALUE}).")
    private String host = "127.0.0.1";

    @Option(names = "--port", defaultValue = "8090", description = "The port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--data",
            defaultValue = "witness",
            description = "The folder of its key and of what it has seen (default: ./${DEFAULT-VALUE}).")
    private Path data = Path.of("witness");

    @Override
    public Integer call() throws InterruptedException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxReqTime", PATIENCE);
        System.setProperty("sun.net.httpserver.maxRspTime", PATIENCE);
        try {
            return serve(keys());
        } catch (CannotStart | StoreFileException | InvalidException | IllegalArgumentException refused) {
            System.err.println("The witness can't start: " + refused.getMessage());
        } catch (BindException inUse) {
            System.err.println("The witness can't start: port " + port + " is in use: take another with --port");
        } catch (IOException failed) {
            System.err.println("The witness can't start: " + failed);
        }
        return FAILED;
    }

    @SuppressWarnings("try") // the lock is held, not used
    private int serve(List<VerifierKey> keys) throws IOException, InterruptedException {
        try (DataLock held = DataLock.take(data);
                SqliteWitnessStore store = SqliteWitnessStore.open(data)) {
            CosignatureKey key = key();
            Witness witness = new Witness(key, keys, store, InstantSource.system());
            try (WitnessServer server = WitnessServer.start(witness, new InetSocketAddress(host, port))) {
                System.out.println("Witness is ready on http://" + host + ":" + server.port() + ", for "
                        + keys.stream().map(VerifierKey::name).distinct().count() + " logs. Its verifier key:");
                System.out.println(key.verifierKey());
                Thread.currentThread().join();
            }
            return FAILED;
        }
    }

    private List<VerifierKey> keys() {
        List<String> lines = new ArrayList<>(logs);
        if (logsFile != null) {
            try {
                lines.addAll(Files.readAllLines(logsFile));
            } catch (IOException unreadable) {
                throw new CannotStart("--logs " + logsFile + " can't be read");
            }
        }
        List<VerifierKey> keys = lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(VerifierKey::parse)
                .toList();
        if (keys.isEmpty()) {
            throw new CannotStart("it has no log to witness: give --log VKEY or --logs FILE");
        }
        if (keys.stream().anyMatch(VerifierKey::isWitness)) {
            throw new CannotStart("a key of --log or --logs is a witness's, not a log's");
        }
        return keys;
    }

    private CosignatureKey key() {
        if (name != null && !NoteKey.isName(name)) {
            throw new CannotStart("--name must have 1 to 200 characters, no space and no plus sign");
        }
        SecureRandom random = new SecureRandom();
        CosignatureKey key = CosignatureKey.parse(SecretFile.readOrMake(
                data.resolve("keys").resolve("witness.key"),
                () -> CosignatureKey.make(name == null ? randomName(random) : name, random)
                                .secret() + "\n"));
        if (name != null && !name.equals(key.name())) {
            throw new CannotStart("the witness is called " + key.name() + " since its first start and can't be called "
                    + name + ": leave --name out");
        }
        return key;
    }

    private static String randomName(SecureRandom random) {
        byte[] unique = new byte[RANDOM_NAME_BYTES];
        random.nextBytes(unique);
        return "witness.invalid/" + HexFormat.of().formatHex(unique);
    }
}
