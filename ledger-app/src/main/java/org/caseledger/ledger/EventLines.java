package org.caseledger.ledger;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.StoredEvent;
import org.jspecify.annotations.Nullable;

/** A whole ledger as a file of lines, one for each event in order of position. */
public final class EventLines {

    /** Events read at once. */
    public static final int PAGE = 1_000;

    private EventLines() {}

    /** The lines of some events. */
    public static byte[] of(List<StoredEvent> events) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (StoredEvent event : events) {
            lines.writeBytes(EventLine.of(event));
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    /** Writes all events that the ledger holds now; returns how many. */
    static long write(LedgerEngine ledger, OutputStream out) throws IOException {
        long end = ledger.headPosition() + 1;
        for (long from = 0; from < end; from += PAGE) {
            out.write(of(ledger.readStored(from, (int) Math.min(PAGE, end - from))));
        }
        return end;
    }

    /**
     * Fills an empty ledger with a file's events, all or none; returns how many.
     *
     * @throws CannotStart where the ledger is not empty, or naming the line that is damaged or out of order
     */
    static long restore(Path file, LedgerEngine ledger) throws IOException {
        if (ledger.headPosition() >= 0) {
            throw new CannotStart("the ledger is not empty: a file of events goes into an empty one (--data)");
        }
        refuseCutOff(file);
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            return restore(lines, ledger);
        }
    }

    /**
     * Fills an empty ledger with the events of lines, all or none; returns how many.
     *
     * @throws CannotStart naming the line that is damaged or out of order
     */
    public static long restore(BufferedReader lines, LedgerEngine ledger) {
        return ledger.restore(new Reading(lines));
    }

    /** The position of the first line that is no event; nothing where each is one. */
    public static OptionalLong firstDamaged(String lines, long first) {
        long position = first;
        for (String line : lines.lines().toList()) {
            try {
                EventLine.read(line, position);
            } catch (IllegalArgumentException damaged) {
                return OptionalLong.of(position);
            }
            position++;
        }
        return OptionalLong.empty();
    }

    private static void refuseCutOff(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            if (bytes.length() == 0) {
                throw new CannotStart("the file is empty");
            }
            bytes.seek(bytes.length() - 1);
            if (bytes.read() != '\n') {
                throw new CannotStart("the file ends in the middle of a line: it was cut off");
            }
        }
    }

    /** The events of lines, each checked against those before it. */
    private static final class Reading implements Iterator<StoredEvent> {

        private final BufferedReader lines;
        private final Map<String, Long> sequences = new HashMap<>();
        private @Nullable String next;
        private long position;
        private long recordedAt = Long.MIN_VALUE;

        Reading(BufferedReader lines) {
            this.lines = lines;
            this.next = line();
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public StoredEvent next() {
            String line = next;
            if (line == null) {
                throw new NoSuchElementException();
            }
            StoredEvent event = event(line);
            long sequence = sequences.merge(event.aggregateId(), 1L, Long::sum) - 1;
            if (event.sequence() != sequence) {
                throw damaged("is out of order: it has the sequence " + event.sequence() + " of its record where "
                        + sequence + " comes next");
            }
            if (event.recordedAt() < recordedAt) {
                throw damaged("is out of order: it was recorded before the line above it");
            }
            recordedAt = event.recordedAt();
            position++;
            next = line();
            return event;
        }

        private StoredEvent event(String line) {
            try {
                return EventLine.read(line, position);
            } catch (IllegalArgumentException wrong) {
                throw damaged(String.valueOf(wrong.getMessage()));
            }
        }

        private @Nullable String line() {
            try {
                return lines.readLine();
            } catch (IOException unreadable) {
                throw damaged("or one soon after it can't be read: the file is not UTF-8, or the disk failed");
            }
        }

        private CannotStart damaged(String how) {
            return new CannotStart("line " + (position + 1) + " " + how + ". Nothing was appended");
        }
    }
}
