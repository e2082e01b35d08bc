package org.caseledger.eventstore.reads;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.caseledger.eventstore.ReadPool;
import org.caseledger.eventstore.SqlErrors;
import org.caseledger.eventstore.StoreFileException;

/** Checks that each row of a read ledger follows the one before it. Reads only, also while a server adds rows. */
public final class ReadChain implements AutoCloseable {
    private static final int PAGE = 10_000;

    private final ReadPool<ReadReader> readers;

    private ReadChain(ReadPool<ReadReader> readers) {
        this.readers = readers;
    }

    /** The chain in a place, where there must be one. */
    public static ReadChain open(ReadPlace place) {
        return new ReadChain(
                new ReadPool<>(1, () -> new ReadReader(place.database().openReader())));
    }

    /**
     * Checks every row.
     *
     * @param progress told how many rows have been found sound, now and then
     * @return what is wrong first; nothing where all is sound
     */
    public Optional<String> fault(LongConsumer progress) {
        return faultFrom(0, progress);
    }

    /** Checks the newest ten thousand rows, taking the one before them for granted. */
    Optional<String> newestFault() {
        long end = read(ReadReader::last).map(ReadRow::sequence).orElse(-1L);
        return faultFrom(Math.max(0, end - PAGE), checked -> {});
    }

    private Optional<String> faultFrom(long sequence, LongConsumer progress) {
        String before = sequence == 0
                ? ReadRow.BEFORE_THE_FIRST
                : page(sequence - 1, 1).getFirst().hash();
        long expected = sequence;
        List<ReadRow> page = page(expected, PAGE);
        while (!page.isEmpty()) {
            for (ReadRow row : page) {
                if (row.sequence() != expected) {
                    return Optional.of("row " + expected + " is missing");
                }
                if (!row.follows(before)) {
                    return Optional.of("row " + expected + " is not the one that was kept");
                }
                before = row.hash();
                expected++;
            }
            progress.accept(expected);
            page = page(expected, PAGE);
        }
        return Optional.empty();
    }

    /** Whether there is a row as somebody noted it: its sequence, a colon and its hash. */
    public boolean holds(String noted) {
        long sequence = Long.parseLong(noted.substring(0, noted.indexOf(':')));
        return page(sequence, 1).stream().anyMatch(row -> noted(row).equals(noted));
    }

    /** The newest row as somebody would note it; a dash where there is none. */
    public String newest() {
        return read(ReadReader::last).map(ReadChain::noted).orElse("-");
    }

    private static String noted(ReadRow row) {
        return row.sequence() + ":" + row.hash();
    }

    private List<ReadRow> page(long from, int limit) {
        return read(reader -> reader.from(from, limit));
    }

    private <T> T read(ReadPool.Query<ReadReader, T> query) {
        try {
            return readers.read(query);
        } catch (SQLException e) {
            throw new StoreFileException("the read ledger cannot be read: " + SqlErrors.codeOf(e), e);
        }
    }

    @Override
    public void close() {
        readers.close();
    }
}
