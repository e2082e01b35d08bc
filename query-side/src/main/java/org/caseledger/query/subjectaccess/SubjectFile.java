package org.caseledger.query.subjectaccess;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.caseledger.query.answer.Tables;
import tools.jackson.databind.json.JsonMapper;

/** A ZIP of a page to read, all records as JSON, and each kind of them as CSV. */
record SubjectFile(
        Subject subject, Instant at, List<Section> sections, SubjectPage page, Tables tables, JsonMapper json) {

    SubjectFile {
        sections = List.copyOf(sections);
    }

    /** Writes it as it is made, and closes the stream. */
    void write(OutputStream out) {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            add(zip, "index.html", page.of(subject, at, sections));
            add(zip, "data.json", json.writeValueAsString(data()));
            for (Section section : sections) {
                add(zip, section.name() + ".csv", tables.csv(section.rows(), section.type()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The reader went away", e);
        }
    }

    private Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("subject", subject);
        data.put("at", at);
        sections.forEach(section -> data.put(section.name(), section.rows()));
        return data;
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(UTF_8));
        zip.closeEntry();
    }
}
