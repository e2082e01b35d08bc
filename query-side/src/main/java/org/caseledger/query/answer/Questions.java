package org.caseledger.query.answer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.caseledger.events.AuditKind;
import org.caseledger.query.problem.Problems;
import org.caseledger.query.problem.Problems.FieldError;
import org.caseledger.query.view.Filters;
import org.caseledger.query.view.Grouping;
import org.caseledger.query.view.View;
import org.jspecify.annotations.Nullable;

/** Reads questions from requests. */
public final class Questions {

    private static final String VIEW = "view";
    private static final String BY = "by";
    private static final Set<String> ALWAYS =
            Set.of("authority", "programme", "kind", "cohort", "area", "team", "from", "to", "asAt", "knownAt");

    private final Views views;

    public Questions(Views views) {
        this.views = views;
    }

    /**
     * The question that a request puts to one view.
     *
     * @throws org.springframework.web.ErrorResponseException 404 for an unknown view, 400 for parameters that are
     *     unknown, repeated or can't be read
     */
    public Question one(String view, Map<String, List<String>> parameters) {
        return one(view, parameters, Set.of());
    }

    /**
     * The question that a request puts to one view beside other things.
     *
     * @param others parameters that somebody else reads
     * @throws org.springframework.web.ErrorResponseException as above
     */
    public Question one(String view, Map<String, List<String>> parameters, Set<String> others) {
        View asked = views.named(view);
        return Wording.read(parameters, asked.grouped(), others).to(asked);
    }

    /**
     * The questions that a request with parameters {@code view} puts: the same to each view, but that a grouping is for
     * those that take one.
     *
     * @throws org.springframework.web.ErrorResponseException as for one, and 400 without a view
     */
    public List<Question> several(Map<String, List<String>> parameters) {
        Map<String, List<String>> shared = new LinkedHashMap<>(parameters);
        List<String> names = shared.remove(VIEW);
        if (names == null) {
            throw Problems.malformed(
                    "malformed-parameter",
                    "Say which views, such as ?view=completion&view=concerns.",
                    List.of(new FieldError(VIEW, "is missing")));
        }
        List<View> asked = names.stream().distinct().map(views::named).toList();
        Wording wording = Wording.read(shared, asked.stream().anyMatch(View::grouped), Set.of());
        return asked.stream().map(wording::to).toList();
    }

    /** All of a question but its view. */
    private record Wording(
            Filters filters,
            @Nullable YearMonth from,
            @Nullable YearMonth to,
            @Nullable Grouping by,
            @Nullable LocalDate asAt,
            @Nullable Instant knownAt) {

        static Wording read(Map<String, List<String>> given, boolean grouped, Set<String> others) {
            Set<String> allowed = new TreeSet<>(ALWAYS);
            allowed.addAll(others);
            if (grouped) {
                allowed.add(BY);
            }
            Parameters parameters = Parameters.of(given, allowed);
            Wording wording = new Wording(
                    new Filters(
                            parameters.text("authority"),
                            parameters.text("programme"),
                            parameters.constant("kind", AuditKind.class),
                            parameters.text("cohort"),
                            parameters.text("area"),
                            parameters.text("team")),
                    parameters.month("from"),
                    parameters.month("to"),
                    parameters.smallConstant(BY, Grouping.class),
                    parameters.day("asAt"),
                    parameters.instant("knownAt"));
            if (wording.from != null && wording.to != null && wording.from.isAfter(wording.to)) {
                parameters.complain("from", "is after to");
            }
            parameters.check();
            return wording;
        }

        Question to(View view) {
            Grouping grouping = by == null ? Grouping.MONTH : by;
            return new Question(view, filters, from, to, view.grouped() ? grouping : null, asAt, knownAt);
        }
    }
}
