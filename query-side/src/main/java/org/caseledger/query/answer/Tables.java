package org.caseledger.query.answer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MimeTypeUtils;
import tools.jackson.databind.json.JsonMapper;

/** Answers as files for spreadsheets, for whoever prefers those to JSON. */
public final class Tables {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Csv csv;

    public Tables(JsonMapper json) {
        this.csv = new Csv(json);
    }

    /** Whether a request prefers a table. */
    public static boolean preferred(HttpHeaders request) {
        List<MediaType> wanted = new ArrayList<>(request.getAccept());
        MimeTypeUtils.sortBySpecificity(wanted);
        for (MediaType type : wanted) {
            if (type.includes(MediaType.APPLICATION_JSON)) {
                return false;
            }
            if (type.includes(CSV)) {
                return true;
            }
        }
        return false;
    }

    /** An answer's rows as CSV. */
    public ResponseEntity<Object> response(Answer answer) {
        String name = answer.view() + "-" + answer.asAt() + ".csv";
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(CaughtUp.POSITION, String.valueOf(answer.reached()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(csv.table(answer.rows()));
    }
}
