package org.caseledger.ledger.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import org.caseledger.eventstore.log.StoredLog;
import org.caseledger.ledger.CannotStart;
import org.caseledger.ledger.KeptLog;
import org.caseledger.ledger.LedgerLeaves;
import org.caseledger.ledger.NodeKeys;
import org.caseledger.ledger.OpenLedger;
import org.caseledger.ledger.place.Place;
import org.caseledger.query.log.LogKey;
import org.caseledger.query.log.NoteVerifier;
import org.caseledger.query.log.TransparencyLog;

/** A backup without a server over the folder, which this process holds meanwhile; other nodes may run. */
final class LoneBackup {

    /** What other nodes sign comes here within moments. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private static final int LOOKS = 100;

    private final Place place;
    private final InstantSource clock;
    private final PrintStream out;

    /** @param place of the ledger */
    LoneBackup(Place place, InstantSource clock, PrintStream out) {
        this.place = place;
        this.clock = clock;
        this.out = out;
    }

    /**
     * Writes it, after what the ledger holds was signed.
     *
     * @return the key to check it with
     * @throws CannotStart if the folder isn't that of a node, or the ledger is not what was signed
     */
    NoteVerifier write(Path file) throws IOException {
        LogKey key = requireKeys();
        try (OpenLedger open = OpenLedger.of(place.data(), place.stores())) {
            return write(file, key, open, true);
        }
    }

    /** The same of what the node's mirror holds, where its Axon Server is lost. */
    NoteVerifier writeMirror(Path file) throws IOException {
        LogKey key = requireKeys();
        try (OpenLedger open = OpenLedger.ofMirror(place.data())) {
            return write(file, key, open, false);
        }
    }

    private LogKey requireKeys() {
        place.note().read().ifPresent(why -> {
            throw new CannotStart(why);
        });
        NodeKeys.requireThere(place.keysFolder(), place.server());
        place.requireServed();
        return place.signingKey();
    }

    private NoteVerifier write(Path file, LogKey key, OpenLedger open, boolean whole) throws IOException {
        try (StoredLog tables = place.openLog();
                KeptLog log = KeptLog.of(tables, place.sharedLog(), place.keysFolder(), key.name())) {
            boolean signed = follow(new TransparencyLog(new LedgerLeaves(open.events()), log, key));
            if (!signed) {
                String lag = "the log has signed " + log.latest().orElseThrow().size() + " events, and the ledger has "
                        + (open.events().headPosition() + 1) + " of them";
                if (whole) {
                    throw new CannotStart(lag + ": it was set back, or is another's");
                }
                out.println("Not all is in it: " + lag);
            }
            try (Backup backup = Backup.begin(place, open.events(), key, clock.instant());
                    OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file))) {
                while (backup.hasNext()) {
                    bytes.write(backup.next());
                }
            }
        }
        return NoteVerifier.parse(key.verifierKey());
    }

    /** Whether all that was signed is in the ledger, and all of the ledger is signed now. */
    private static boolean follow(TransparencyLog log) {
        for (int look = 0; look < LOOKS && !log.hasContinued(); look++) {
            if (look > 0) {
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
            }
            log.follow();
        }
        return log.hasContinued();
    }
}
