package org.caseledger.query.answer;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Answers in the form that a reader wants: as JSON, or as files for spreadsheets. */
public final class Tables {

    private final Views views;
    private final JsonMapper json;

    public Tables(Views views, JsonMapper json) {
        this.views = views;
        this.json = json;
    }

    /** An answer as it goes out. */
    public ResponseEntity<Object> response(Answer answer, Form form) {
        ResponseEntity.BodyBuilder response = ResponseEntity.ok()
                .contentType(form.format().type())
                .header(CaughtUp.POSITION, String.valueOf(answer.reached()));
        return switch (form.format()) {
            case JSON -> response.body(answer);
            case CSV -> download(response, answer, "csv").body(Csv.of(table(answer)));
            case XLSX -> download(response, answer, "xlsx").body(Xlsx.of(table(answer), answer.view(), about(answer)));
        };
    }

    private FlatTable table(Answer answer) {
        return FlatTable.of(answer.rows(), views.named(answer.view()).rowType(), json);
    }

    private static ResponseEntity.BodyBuilder download(
            ResponseEntity.BodyBuilder response, Answer answer, String extension) {
        String name = answer.view() + "-" + answer.asAt() + "." + extension;
        return response.header(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
    }

    /** The question, as the answer repeats it. */
    private static Map<String, String> about(Answer answer) {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("view", answer.view());
        about.putAll(answer.filters());
        about.put("from", answer.from() == null ? "open" : answer.from().toString());
        about.put("to", answer.to() == null ? "open" : answer.to().toString());
        if (answer.by() != null) {
            about.put("by", answer.by());
        }
        about.put("asAt", answer.asAt().toString());
        about.put("knownAt", answer.knownAt().toString());
        about.put("position", String.valueOf(answer.position()));
        return about;
    }
}
