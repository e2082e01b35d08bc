package org.caseledger.command.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Where one file's rows stand: in a CSV file, or in a sheet of a workbook. It can be read as often as need be. */
record Source(CsvFile file, Path path) {

    /** How errors name it. */
    String name() {
        String name = name(path);
        return isWorkbook(name) ? name + " sheet " + file.sheetName() : name;
    }

    /** Whether a file of this name is a workbook. */
    static boolean isWorkbook(String name) {
        return name.endsWith(".xlsx");
    }

    /**
     * Gives each row to a consumer, and holds none.
     *
     * @return what is wrong with the file as a whole, so that nothing of it may be taken; empty where it is well formed
     * @throws IOException where it can't be read at all
     */
    List<RowError> read(Consumer<CsvRow> rows) throws IOException {
        return isWorkbook(name(path)) ? XlsxTable.read(this, rows) : CsvTable.read(this, rows);
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
