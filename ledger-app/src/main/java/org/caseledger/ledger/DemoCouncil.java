package org.caseledger.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.caseledger.command.imports.CsvFile;

/** The council that the demo is loaded with: synthetic rows whose totals are those of a published report. */
final class DemoCouncil {

    /** The day of the report. */
    static final String REPORT_DAY = "2019-09-15";

    /** The name of the demo's transparency log. */
    static final String LOG_ORIGIN = "case-ledger.example/demo";

    private static final String RESOURCES = "/demo/county-2019-08/";

    private DemoCouncil() {}

    /** Its files, copied to a folder. */
    static Map<CsvFile, Path> copyTo(Path folder) throws IOException {
        Map<CsvFile, Path> files = new EnumMap<>(CsvFile.class);
        for (CsvFile file : CsvFile.values()) {
            try (InputStream resource = DemoCouncil.class.getResourceAsStream(RESOURCES + file.fileName())) {
                if (resource != null) {
                    Path copy = folder.resolve(file.fileName());
                    Files.copy(resource, copy);
                    files.put(file, copy);
                }
            }
        }
        return files;
    }

    /** The files of a folder. */
    static Map<CsvFile, Path> in(Path folder) {
        Map<CsvFile, Path> files = new EnumMap<>(CsvFile.class);
        for (CsvFile file : CsvFile.values()) {
            Path path = folder.resolve(file.fileName());
            if (Files.isRegularFile(path)) {
                files.put(file, path);
            }
        }
        return files;
    }
}
