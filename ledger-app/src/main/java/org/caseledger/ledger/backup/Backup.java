package org.caseledger.ledger.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.log.SqliteLog;
import org.caseledger.eventstore.log.StoredLog;
import org.caseledger.eventstore.log.StoredLog.CheckpointRow;
import org.caseledger.ledger.EventLines;
import org.caseledger.ledger.place.Place;
import org.caseledger.query.log.Checkpoint;
import org.caseledger.query.log.LogKey;
import org.springframework.util.FileSystemUtils;

/**
 * A backup as its bytes, piece by piece, made while the ledger goes on.
 *
 * <p><b>Why it is of one moment.</b> The log is copied first; its newest checkpoint says at which event the backup ends, and
 * events up to there never change again. What is copied after it can only be more ({@link CopiedFiles}). No writer waits:
 * everything is copied by readers, the events page by page.
 */
public final class Backup implements Iterator<byte[]>, AutoCloseable {

    private static final int PIECE = 1 << 20;

    private final LogKey key;
    private final Checkpoint upTo;
    private final Instant made;
    private final Iterator<Part> parts;
    private final List<FileChannel> copies;
    private final List<Manifest.Sum> sums = new ArrayList<>();
    private boolean ended;

    private Backup(LogKey key, Checkpoint upTo, Instant made, Iterator<Part> parts, List<FileChannel> copies) {
        this.key = key;
        this.upTo = upTo;
        this.made = made;
        this.parts = parts;
        this.copies = copies;
    }

    /**
     * Begins one up to the newest checkpoint over events that this process has.
     *
     * @param place of the ledger, whose folder this process holds
     * @param ledger its events, or a node's mirror of them
     * @param made when it is now
     * @throws IllegalStateException where nothing was signed yet
     */
    public static Backup begin(Place place, LedgerEngine ledger, LogKey key, Instant made) {
        List<FileChannel> copies = new ArrayList<>();
        try {
            Path copied = Files.createTempDirectory(place.data(), "backing-up");
            try {
                List<String> names = new CopiedFiles(place, copied).make(ledger.headPosition() + 1);
                Checkpoint upTo = newest(copied.resolve("log"));
                for (String name : names) {
                    // The system removes it when it is let go, however this process ends.
                    copies.add(FileChannel.open(
                            copied.resolve(name), StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE));
                }
                Stream<Part> parts = Stream.concat(files(names, copies), events(ledger, upTo.size()));
                return new Backup(key, upTo, made, parts.iterator(), copies);
            } finally {
                FileSystemUtils.deleteRecursively(copied);
            }
        } catch (IOException e) {
            close(copies);
            throw new UncheckedIOException("the files of the ledger can't be copied", e);
        } catch (RuntimeException e) {
            close(copies);
            throw e;
        }
    }

    private static Checkpoint newest(Path copiedLog) {
        try (StoredLog log = SqliteLog.open(copiedLog)) {
            return log.latest()
                    .map(CheckpointRow::note)
                    .map(Checkpoint::of)
                    .orElseThrow(() -> new IllegalStateException("the log has signed nothing yet"));
        }
    }

    private static Stream<Part> files(List<String> names, List<FileChannel> copies) throws IOException {
        Stream<Part> parts = Stream.empty();
        for (int i = 0; i < names.size(); i++) {
            parts = Stream.concat(parts, pieces(names.get(i), copies.get(i)));
        }
        return parts;
    }

    private static Stream<Part> pieces(String name, FileChannel copy) throws IOException {
        long size = copy.size();
        return LongStream.rangeClosed(0, (size - 1) / PIECE)
                .mapToObj(piece ->
                        new Part("%s/%06d".formatted(name, piece), read(copy, piece * PIECE, size - piece * PIECE)));
    }

    private static byte[] read(FileChannel copy, long from, long left) {
        try {
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(PIECE, left));
            while (bytes.hasRemaining() && copy.read(bytes, from + bytes.position()) >= 0) {
                // A file may be read in several steps.
            }
            return bytes.array();
        } catch (IOException e) {
            throw new UncheckedIOException("a copy can't be read", e);
        }
    }

    private static Stream<Part> events(LedgerEngine ledger, long end) {
        return LongStream.iterate(0, from -> from < end, from -> from + EventLines.PAGE)
                .mapToObj(from ->
                        new Part("events/%012d.jsonl".formatted(from), EventLines.of(ledger.readStored(from, (int)
                                Math.min(EventLines.PAGE, end - from)))));
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    @Override
    public byte[] next() {
        if (ended) {
            throw new NoSuchElementException();
        }
        if (parts.hasNext()) {
            Part part = parts.next();
            sums.add(Manifest.Sum.of(part));
            return Tar.entry(part);
        }
        ended = true;
        String note = key.sign(new Manifest(upTo, made, sums).text());
        byte[] manifest = Tar.entry(new Part(Manifest.NAME, note.getBytes(UTF_8)));
        return ByteBuffer.allocate(manifest.length + Tar.end().length)
                .put(manifest)
                .array();
    }

    @Override
    public void close() {
        close(copies);
    }

    private static void close(List<FileChannel> copies) {
        for (FileChannel copy : copies) {
            try {
                copy.close();
            } catch (IOException e) {
                throw new UncheckedIOException("a copy can't be let go", e);
            }
        }
    }
}
