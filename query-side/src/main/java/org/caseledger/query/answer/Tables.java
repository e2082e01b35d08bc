package org.caseledger.query.answer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caseledger.query.problem.Problems;
import org.caseledger.query.problem.Problems.FieldError;
import org.caseledger.query.suppression.Publication;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Answers in the form that a reader wants: as JSON, or as files for spreadsheets. */
public final class Tables {

    /** The response header that says how many events an answer leaves out, since they could not be folded. */
    public static final String INCOMPLETE = "X-Ledger-Incomplete";

    private final Views views;
    private final JsonMapper json;

    public Tables(Views views, JsonMapper json) {
        this.views = views;
        this.json = json;
    }

    /**
     * An answer as it goes out.
     *
     * @throws org.springframework.web.ErrorResponseException 400 where it is to be published and lists things
     */
    public ResponseEntity<Object> response(Answer answer, Form form) {
        return form.published()
                ? response(published(answer), form.format(), Publication.NOTES)
                : response(answer, form.format(), List.of());
    }

    /** A list as CSV, for which there is no view. */
    public String csv(List<?> rows, Class<?> rowType) {
        return Csv.of(FlatTable.of(rows, rowType, json));
    }

    private Answer published(Answer answer) {
        Publication policy = Publication.of(answer.view(), json)
                .orElseThrow(() -> Problems.malformed(
                        "not-publishable",
                        "This view lists things or people instead of counting them: it can't be prepared for publication.",
                        List.of(new FieldError("publication", "is not for this view"))));
        return answer.with(policy.rows(answer.rows()));
    }

    private ResponseEntity<Object> response(Answer answer, Format format, List<String> notes) {
        ResponseEntity.BodyBuilder response = ResponseEntity.ok()
                .contentType(format.type())
                .header(CaughtUp.POSITION, String.valueOf(answer.reached()));
        if (answer.incomplete() != null) {
            response.header(INCOMPLETE, answer.incomplete().toString());
        }
        return switch (format) {
            case JSON -> response.body(notes.isEmpty() ? answer : new PublishedAnswer(answer, notes));
            case CSV -> download(response, answer, "csv").body(Csv.of(table(answer)));
            case XLSX ->
                download(response, answer, "xlsx").body(Xlsx.of(table(answer), answer.view(), about(answer, notes)));
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

    /** The question, as the answer repeats it, and what its readers must know. */
    private static Map<String, String> about(Answer answer, List<String> notes) {
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
        if (answer.incomplete() != null) {
            about.put("incomplete", answer.incomplete() + " events could not be counted");
        }
        for (int i = 0; i < notes.size(); i++) {
            about.put("note " + (i + 1), notes.get(i));
        }
        return about;
    }
}
