package org.caseledger.query.page;

import java.util.List;
import java.util.Map;
import org.caseledger.query.problem.Problems.FieldError;
import org.springframework.web.ErrorResponseException;

/** What was wrong with a form, for its page to say. */
final class PageErrors {

    /** One error; the field is the id of the input, too. */
    record PageError(String field, String message) {}

    private static final Map<String, String> LABELS = Map.of(
            "asAt", "The day",
            "from", "The first round",
            "to", "The last round",
            "knownAt", "The moment",
            "since", "The round");

    private PageErrors() {}

    static List<PageError> of(ErrorResponseException problem) {
        Map<String, Object> properties = problem.getBody().getProperties();
        if (properties == null || !(properties.get("errors") instanceof List<?> errors)) {
            throw problem;
        }
        return errors.stream()
                .map(FieldError.class::cast)
                .map(error -> new PageError(
                        error.field(),
                        LABELS.getOrDefault(error.field(), '"' + error.field() + '"') + " " + error.message()))
                .toList();
    }
}
