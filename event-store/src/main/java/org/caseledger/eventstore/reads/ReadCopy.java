package org.caseledger.eventstore.reads;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import org.caseledger.eventstore.Folders;
import org.caseledger.eventstore.SqlErrors;
import org.caseledger.eventstore.StoreFileException;

/** Copies a read ledger into a file, row by row with its hashes, while others add to it. */
public final class ReadCopy {
    private static final int PAGE = 10_000;

    private ReadCopy() {}

    /**
     * Copies the rows that are there now; each is checked to follow the one before it.
     *
     * @param into a folder without a read ledger; made where it is not there
     * @throws StoreFileException if a row is not the one that was kept, or they can't be read or written
     */
    public static void of(ReadPlace place, Path into) {
        ReadPlace copy = ReadPlace.in(into);
        try {
            Folders.create(into);
            try (ReadReader from = new ReadReader(place.database().openReader());
                    ReadWriter to = new ReadWriter(copy, InstantSource.system())) {
                execute(to, copy.begin());
                copy(from, to);
                execute(to, "COMMIT");
            }
        } catch (SQLException e) {
            throw new StoreFileException(
                    "the read ledger in " + place.name() + " cannot be copied: " + SqlErrors.codeOf(e), e);
        } catch (IOException e) {
            throw new StoreFileException("the read ledger in " + place.name() + " cannot be copied", e);
        } catch (IllegalArgumentException changed) {
            throw new StoreFileException(
                    "the read ledger in " + place.name() + " was changed: " + changed.getMessage()
                            + ". Keep it as it is, and find out who wrote to it",
                    changed);
        }
    }

    private static void copy(ReadReader from, ReadWriter to) throws SQLException {
        long end = from.last().map(row -> row.sequence() + 1).orElse(0L);
        long next = 0;
        while (next < end) {
            List<ReadRow> page = from.from(next, (int) Math.min(PAGE, end - next));
            next += to.takeOver(page);
        }
    }

    private static void execute(ReadWriter to, String sql) throws SQLException {
        try (Statement statement = to.connection().createStatement()) {
            statement.execute(sql);
        }
    }
}
