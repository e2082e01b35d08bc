package org.caseledger.command.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows that an import refused, as they were sent, with what is wrong with each: files to mend and send again. What is
 * wrong is held until the files are written at the import's end, for so many rows and no more.
 */
final class Refusals {

    /** The most rows whose refusals are held. */
    static final int MOST_ROWS = 10_000;

    private final Map<String, Map<Long, String>> messages = new ConcurrentHashMap<>();
    private final AtomicLong rows = new AtomicLong();
    private volatile Map<CsvFile, Path> files = Map.of();
    private @Nullable Path folder;

    /** Notes what is wrong with a row; a file's own error has no row. */
    void add(RowError error) {
        if (error.line() < 2) {
            return;
        }
        String message = error.column().isEmpty() ? error.message() : error.column() + ": " + error.message();
        messages.computeIfAbsent(error.file(), file -> new ConcurrentHashMap<>())
                .compute(error.line(), (line, before) -> {
                    if (before != null) {
                        return before + "; " + message;
                    }
                    return rows.incrementAndGet() > MOST_ROWS ? null : message;
                });
    }

    /** Writes the refused rows of the sources and forgets the messages. */
    synchronized void write(Collection<Source> sources) throws IOException {
        Map<CsvFile, Path> written = new EnumMap<>(CsvFile.class);
        for (Source source : sources) {
            Map<Long, String> refused = messages.get(source.name());
            if (refused != null) {
                written.put(source.file(), write(source, refused));
            }
        }
        messages.clear();
        files = written;
    }

    /** The files that hold a refused row. */
    Map<CsvFile, Path> files() {
        return files;
    }

    /** Removes the files. */
    synchronized void delete() {
        try {
            for (Path file : files.values()) {
                Files.deleteIfExists(file);
            }
            if (folder != null) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files = Map.of();
    }

    private Path write(Source source, Map<Long, String> refused) throws IOException {
        List<String> columns = source.file().columns();
        Path path = folder().resolve(source.file().fileName());
        try (CsvWriter csv = CsvWriter.builder().build(path)) {
            csv.writeRecord(
                    Stream.concat(Stream.of(CsvFile.ERRORS), columns.stream()).toList());
            source.read(row -> {
                String message = refused.get(row.line());
                if (message != null) {
                    List<String> cells = new ArrayList<>(List.of(message));
                    columns.forEach(column -> cells.add(Objects.requireNonNullElse(row.text(column), "")));
                    csv.writeRecord(cells);
                }
            });
        }
        path.toFile().deleteOnExit();
        return path;
    }

    private Path folder() throws IOException {
        Path made = folder;
        if (made == null) {
            made = Files.createTempDirectory("caseledger-refused");
            made.toFile().deleteOnExit();
            folder = made;
        }
        return made;
    }
}
