package org.caseledger.ledger.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.caseledger.eventstore.PostgresServer;
import org.caseledger.eventstore.StoreFileException;
import org.caseledger.eventstore.keys.SecretFile;
import org.caseledger.eventstore.log.PostgresLog;
import org.caseledger.ledger.CannotStart;
import org.caseledger.ledger.LedgerLeaves;
import org.caseledger.ledger.LedgerOptions;
import org.caseledger.ledger.NodeKeys;
import org.caseledger.ledger.OpenLedger;
import org.caseledger.ledger.PromisedCheckpoint;
import org.caseledger.ledger.RunningServer;
import org.caseledger.ledger.rebuild.FoldedOnce;
import org.caseledger.ledger.rebuild.RemoteRebuild;
import org.caseledger.query.QuerySide;
import org.caseledger.query.facts.DeadLetter;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.log.Leaves;
import org.caseledger.query.log.LogConflictException;
import org.caseledger.query.log.LogKey;
import org.caseledger.query.log.LogRebuild.Rebuilt;
import org.caseledger.query.log.LogStore.SignedCheckpoint;
import org.caseledger.query.rebuild.Rebuilds;
import org.caseledger.query.view.View;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./ledger rebuild}: the log while no server uses the ledger, the facts beside a server or without one. */
@Command(
        name = "rebuild",
        description = {
            "facts, or a view's name: folds the ledger anew from its first event. Beside a running server, through it:",
            "every answer is compared with the one that is served, and what was made takes its place where they agree.",
            "documents: writes what is kept for other tools anew, through a running server.",
            "log: makes the transparency log's tiles anew from the ledger alone, and holds the ledger against every",
            "checkpoint that was signed. Not beside a server; with --postgres-url, beside none of the nodes."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Each view is computed from the facts: to rebuild one is to rebuild the facts and compare that one alone.",
            "Nobody waits meanwhile, and nothing but the facts hears of it: no policy acts and no reminder goes out.",
            "Nothing is signed. Where the ledger is not what was signed, log says where, and leaves all as it was.",
            "Beside a server that is not the demo, give --user and the password in LEDGER_PASSWORD."
        })
public final class RebuildCommand implements Callable<Integer> {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final String LOG = "log";

    @Parameters(paramLabel = "WHAT", description = "What to make anew: facts, a view's name, documents or log.")
    private String what = LOG;

    @Option(
            names = "--accept-differences",
            description = "Lets facts serve that answer otherwise than those before, as a new version may on purpose.")
    private boolean acceptDifferences;

    @Option(names = "--user", description = "Who signs in to the running server (default: admin).")
    private @Nullable String user;

    @Mixin
    private LedgerOptions stores = new LedgerOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!what.equals(LOG) && !rebuildable().contains(what)) {
            System.err.println("There is no " + what + " to rebuild: name log or one of " + rebuildable());
            return FAILED;
        }
        try {
            stores.requireThere();
            return what.equals(LOG) ? log() : facts();
        } catch (LogConflictException | CannotStart | StoreFileException | EventStoreException failed) {
            System.err.println("The " + what + " was not rebuilt: " + failed.getMessage());
            return FAILED;
        }
    }

    private static List<String> rebuildable() {
        return Stream.concat(
                        Stream.of(Rebuilds.FACTS, Rebuilds.DOCUMENTS),
                        QuerySide.views(Stream.empty()).all().stream().map(View::name))
                .toList();
    }

    private int facts() throws InterruptedException {
        if (RunningServer.holds(stores.data())) {
            RemoteRebuild rebuild =
                    new RemoteRebuild(RunningServer.in(stores.data()).as(user, "admin"), System.err, System.out);
            return rebuild.run(what, acceptDifferences) ? DONE : FAILED;
        }
        if (what.equals(Rebuilds.DOCUMENTS)) {
            throw new CannotStart("a server writes them, and all of them at every start: start it");
        }
        try (OpenLedger ledger = stores.openToRead()) {
            Pace pace = new Pace("events", ledger.events().headPosition() + 1, System.err);
            List<DeadLetter> letters = new FoldedOnce(ledger.events(), Facts::apply)
                    .run(pace)
                    .deadLetters()
                    .all();
            pace.end();
            letters.forEach(letter -> System.err.println(line(letter)));
            System.out.println(letters.isEmpty() ? "Every event can be folded" : "Some events can't be folded");
            return letters.isEmpty() ? DONE : FAILED;
        }
    }

    private static String line(DeadLetter letter) {
        String event = "The event at position " + letter.position() + " (" + letter.type() + ") ";
        return letter.behind() == null
                ? event + "can't be folded: " + letter.cause()
                : event + "waits for the one at " + letter.behind();
    }

    private int log() throws IOException {
        if (RunningServer.holds(stores.data())) {
            throw new CannotStart("its ledger is in use: stop the server of " + stores.data() + " first");
        }
        NodeKeys.requireNamed(stores.data().resolve("keys"), stores.shared());
        try (OpenLedger ledger = stores.openToRead()) {
            Pace pace = new Pace("events", ledger.events().headPosition() + 1, System.err);
            Rebuilt rebuilt = rebuilt(new LedgerLeaves(ledger.events()), pace);
            pace.end();
            System.out.println("The log of " + rebuilt.size() + " events has the root "
                    + rebuilt.root().base64() + ", and " + rebuilt.checkpoints() + " checkpoints agree with it");
            return DONE;
        }
    }

    private Rebuilt rebuilt(Leaves leaves, Pace pace) throws IOException {
        Optional<PostgresServer> shared = stores.shared();
        return shared.isEmpty()
                ? new LogRebuilding(stores.data(), leaves).run(promised(), pace)
                : new SharedLogRebuilding(PostgresLog.on(shared.get()), stores.data(), leaves).run(promised(), pace);
    }

    /** What the key's folder knows of the newest checkpoint, if it has a key. */
    private List<SignedCheckpoint> promised() {
        Path keys = stores.data().resolve("keys");
        Optional<String> origin =
                SecretFile.read(keys.resolve("log.key")).map(LogKey::parse).map(LogKey::name);
        return origin.flatMap(new PromisedCheckpoint(keys)::read).stream().toList();
    }
}
