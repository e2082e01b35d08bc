package org.caseledger.ledger.move;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.caseledger.eventstore.Folders;
import org.caseledger.eventstore.keys.KeyBackup.Written;
import org.caseledger.eventstore.keys.SecretFile;
import org.caseledger.ledger.CannotStart;
import org.caseledger.ledger.OpenLedger;
import org.caseledger.ledger.place.Place;
import org.caseledger.query.log.Hash;

/**
 * Takes a ledger from one place into another. It may be cut off at any moment and run again.
 *
 * <p><b>Who may sign when.</b> The new place carries a note from before its first event on, and no server starts over it.
 * When all of it is there and was compared, the old place gets a note, on the disk; only then does the new one get the key
 * that signs, and lose its note. So at no moment could both sign.
 */
final class Move {
    private static final String ADMINISTRATOR = "admin.password";

    private final Place from;
    private final Place into;
    private final OpenLedger source;
    private final OpenLedger target;
    private final InstantSource clock;
    private final PrintStream out;

    Move(Place from, Place into, OpenLedger source, OpenLedger target, InstantSource clock, PrintStream out) {
        this.from = from;
        this.into = into;
        this.source = source;
        this.target = target;
        this.clock = clock;
        this.out = out;
    }

    /**
     * Moves, and says in a line what.
     *
     * @throws CannotStart if the ledger can't go there; where it says so, nothing was changed there
     */
    String run() throws IOException, InterruptedException {
        requireHere();
        EventsMove events = new EventsMove(source, target);
        LogMove log = new LogMove(from, into);
        KeysMove keys = new KeysMove(from, into);
        log.requireSameLog();
        events.requireBeginning();
        into.note().write(coming());
        events.copy(out);
        out.println("Moving the keys, the log's checkpoints and the read ledger");
        keys.copy(clock.instant().truncatedTo(ChronoUnit.SECONDS));
        log.copy();
        long looks = new ReadsMove(from, into).copy();
        copyFiles();
        out.println("Comparing the two places");
        Hash root = events.checked();
        Written subjects = keys.checked(clock.instant().truncatedTo(ChronoUnit.SECONDS));
        long checkpoints = log.checked(target.events());
        from.note().write(gone());
        log.handOver();
        into.note().clear();
        return "Moved %,d events (root %s), %,d keys, %,d erased subjects, %,d checkpoints and %,d looks. Start it with ./ledger serve %s"
                .formatted(
                        events.total(),
                        root.base64(),
                        subjects.keys(),
                        subjects.erased(),
                        checkpoints,
                        looks,
                        into.serveOptions());
    }

    /** A move that was cut off at its end has left its own note. */
    private void requireHere() {
        from.note().read().filter(note -> !note.equals(gone())).ifPresent(note -> {
            throw new CannotStart(note);
        });
        if (source.events().headPosition() < 0) {
            throw new CannotStart(from + " holds no events");
        }
    }

    private String gone() {
        return "The ledger was moved from here to " + into + ": start that one, with ./ledger serve "
                + into.serveOptions() + ". To undo, only if no server was ever started there: "
                + from.note().removal();
    }

    private String coming() {
        return "The ledger of " + from
                + " is being moved here, and not all of it has come: run the same ./ledger migrate"
                + " again, or go on with the old place and empty this one";
    }

    /** The administrator's password, and what restores have left beside the log. */
    private void copyFiles() throws IOException {
        Path password = from.data().resolve(ADMINISTRATOR);
        if (Files.exists(password)) {
            SecretFile.copy(password, into.keysFolder().resolve(ADMINISTRATOR));
            Files.move(into.keysFolder().resolve(ADMINISTRATOR), into.data().resolve(ADMINISTRATOR), REPLACE_EXISTING);
        }
        for (Path file : besideTheLog()) {
            Folders.create(into.data().resolve("log"));
            Files.copy(file, into.data().resolve("log").resolve(file.getFileName()), REPLACE_EXISTING);
        }
    }

    private List<Path> besideTheLog() throws IOException {
        Path folder = from.data().resolve("log");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("log.db"))
                    .toList();
        }
    }
}
