package org.caseledger.query.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseledger.query.answer.Parameters;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the overview's form was filled in with. A field left empty is as good as none, but for the programme.
 *
 * @param programme empty for all of them; absent where nobody chose, which means the authority's main one
 */
record Asked(
        @Nullable String authority,
        @Nullable String programme,
        @Nullable YearMonth from,
        @Nullable YearMonth to,
        @Nullable LocalDate asAt,
        @Nullable Instant knownAt) {

    static final Asked NOTHING = new Asked(null, null, null, null, null, null);

    private static final Set<String> FIELDS = Set.of("authority", "programme", "from", "to", "asAt", "knownAt");

    /**
     * Reads the form.
     *
     * @throws org.springframework.web.ErrorResponseException 400 naming each field that can't be read
     */
    static Asked read(Map<String, List<String>> given) {
        Parameters parameters = Parameters.of(filled(given), FIELDS);
        Asked asked = new Asked(
                parameters.text("authority"),
                everyProgramme(given) ? "" : parameters.text("programme"),
                parameters.month("from"),
                parameters.month("to"),
                parameters.day("asAt"),
                parameters.instant("knownAt"));
        if (asked.from != null && asked.to != null && asked.from.isAfter(asked.to)) {
            parameters.complain("from", "is after the last round");
        }
        parameters.check();
        return asked;
    }

    /** This as an API is asked, where all programmes are those of no filter. */
    Asked withoutEveryProgramme() {
        return new Asked(authority, "".equals(programme) ? null : programme, from, to, asAt, knownAt);
    }

    /** An address with this as its parameters. */
    String in(UriComponentsBuilder address) {
        add(address, "authority", authority);
        add(address, "programme", programme);
        add(address, "from", from);
        add(address, "to", to);
        add(address, "asAt", asAt);
        add(address, "knownAt", knownAt);
        return address.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable Object value) {
        if (value != null) {
            // As a variable, so that every character that means something in a query is encoded.
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }

    private static boolean everyProgramme(Map<String, List<String>> given) {
        List<String> programme = given.get("programme");
        return programme != null
                && programme.size() == 1
                && programme.getFirst().isBlank();
    }

    /** The parameters of a request without those whose field was left empty. */
    static Map<String, List<String>> filled(Map<String, List<String>> given) {
        Map<String, List<String>> filled = new LinkedHashMap<>(given);
        filled.values()
                .removeIf(values -> values.size() == 1 && values.getFirst().isBlank());
        return filled;
    }
}
