package org.caseledger.command.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * The tables that an import was sent, by what they hold.
 *
 * @param errors what is wrong with the files as such: nothing may be taken then
 */
record Sources(Map<CsvFile, Source> tables, List<RowError> errors) {

    /** Sheets that explain a workbook and hold no rows. */
    private static final Set<String> EXPLANATIONS = Set.of(Sheets.READ_ME);

    /** The most bytes that a workbook may have unpacked, so that a small file can't fill the memory. */
    private static final long MOST_BYTES = 2L << 30;

    /** Of those, the texts that a reader must hold. */
    private static final long MOST_TEXT = 256L << 20;

    /**
     * Looks what the files hold.
     *
     * @throws IOException where one can't be read at all
     */
    static Sources of(Collection<Path> files) throws IOException {
        Sources sources = new Sources(new EnumMap<>(CsvFile.class), new ArrayList<>());
        for (Path path : files) {
            String name = String.valueOf(path.getFileName());
            if (Source.isWorkbook(name)) {
                sources.addWorkbook(path, name);
            } else {
                CsvFile.named(name).ifPresent(file -> sources.add(new Source(file, path)));
            }
        }
        return sources;
    }

    private void addWorkbook(Path path, String name) throws IOException {
        try {
            refuseHuge(path);
            try (ReadableWorkbook workbook = new ReadableWorkbook(path.toFile())) {
                for (Sheet sheet : workbook.getSheets().toList()) {
                    addSheet(path, name, sheet.getName());
                }
            }
        } catch (ZipException | ExcelReaderException malformed) {
            wrong(name, "The file is not a workbook that can be read: save it as an Excel workbook (.xlsx)");
        }
    }

    private void addSheet(Path path, String name, String sheet) {
        Optional<CsvFile> file = CsvFile.ofSheet(sheet);
        if (file.isPresent()) {
            add(new Source(file.get(), path));
        } else if (!EXPLANATIONS.contains(sheet)) {
            wrong(name, "Unknown sheet \"" + sheet + "\": name sheets " + CsvFile.sheetNames() + " or remove it");
        }
    }

    private void add(Source source) {
        Source other = tables.putIfAbsent(source.file(), source);
        if (other != null) {
            wrong(source.name(), "The same table was sent in " + other.name() + " too: send it once");
        }
    }

    private void refuseHuge(Path path) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            long all = zip.stream()
                    .mapToLong(entry -> Math.max(0, entry.getSize()))
                    .sum();
            ZipEntry texts = zip.getEntry("xl/sharedStrings.xml");
            if (all > MOST_BYTES || (texts != null && texts.getSize() > MOST_TEXT)) {
                throw new ZipException("too large");
            }
        }
    }

    private void wrong(String name, String message) {
        errors.add(new RowError(name, 0, "", message));
    }
}
