package org.caseledger.query.answer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.caseledger.query.problem.Problems;
import org.caseledger.query.problem.Problems.FieldError;
import org.jspecify.annotations.Nullable;

/** A request's query parameters, each at most once and none unknown; collects every malformed one before it complains. */
public final class Parameters {

    private static final int LONGEST = 200;
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final Map<String, List<String>> given;
    private final List<FieldError> errors = new ArrayList<>();

    private Parameters(Map<String, List<String>> given) {
        this.given = given;
    }

    /**
     * Takes a request's parameters.
     *
     * @throws org.springframework.web.ErrorResponseException 400 where one is unknown or given twice
     */
    public static Parameters of(Map<String, List<String>> given, Set<String> allowed) {
        List<FieldError> unknown = new ArrayList<>();
        given.forEach((name, values) -> {
            if (!allowed.contains(name)) {
                unknown.add(new FieldError(name, "is not known here"));
            } else if (values.size() > 1) {
                unknown.add(new FieldError(name, "is given more than once"));
            }
        });
        if (!unknown.isEmpty()) {
            String names = unknown.stream().map(FieldError::field).collect(Collectors.joining(", "));
            throw Problems.malformed(
                    "unknown-filter",
                    "Not known here or given more than once: " + names + ". "
                            + (allowed.isEmpty()
                                    ? "Leave every parameter out."
                                    : "Allowed, once each: "
                                            + allowed.stream().sorted().collect(Collectors.joining(", ")) + "."),
                    unknown);
        }
        return new Parameters(given);
    }

    /** Those of a request's parameters that have these names; the rest is for somebody else to read. */
    public static Parameters among(Map<String, List<String>> given, Set<String> names) {
        return of(
                given.entrySet().stream()
                        .filter(parameter -> names.contains(parameter.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                names);
    }

    /** A text of reasonable length. */
    public @Nullable String text(String name) {
        return value(name, Function.identity(), "a text");
    }

    /** A text that may be empty, as is the name of the group of those that say nothing. */
    public @Nullable String textOrEmpty(String name) {
        List<String> values = given.get(name);
        boolean empty = values != null
                && (values.getFirst() == null || values.getFirst().isEmpty());
        return empty ? "" : text(name);
    }

    /** A month such as {@code 2019-08}. */
    public @Nullable YearMonth month(String name) {
        return value(name, text -> YearMonth.parse(matching(MONTH, text)), "a month such as 2019-08");
    }

    /** A day such as {@code 2019-09-15}. */
    public @Nullable LocalDate day(String name) {
        return value(name, text -> LocalDate.parse(matching(DAY, text)), "a day such as 2019-09-15");
    }

    /** An instant such as {@code 2019-09-15T08:30:00Z}. */
    public @Nullable Instant instant(String name) {
        // In a query a + that nobody escaped reads as a space.
        return value(name, text -> Instant.parse(text.replace(' ', '+')), "an instant such as 2019-09-15T08:30:00Z");
    }

    /** A whole number from 0 on. */
    public @Nullable Long number(String name) {
        return value(name, text -> Long.valueOf(matching(NUMBER, text)), "a whole number from 0 on");
    }

    /** One of an enum's constants by its name. */
    public <E extends Enum<E>> @Nullable E constant(String name, Class<E> type) {
        return value(name, text -> Enum.valueOf(type, text), "one of " + names(type, Function.identity()));
    }

    /** One of an enum's constants by its name in small letters. */
    public <E extends Enum<E>> @Nullable E smallConstant(String name, Class<E> type) {
        return value(
                name,
                text -> {
                    if (!text.equals(text.toLowerCase(Locale.ROOT))) {
                        throw new IllegalArgumentException(name);
                    }
                    return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
                },
                "one of " + names(type, constant -> constant.toLowerCase(Locale.ROOT)));
    }

    /** Notes something wrong that no single parameter shows. */
    public void complain(String name, String message) {
        errors.add(new FieldError(name, message));
    }

    /**
     * To be called when everything has been read.
     *
     * @throws org.springframework.web.ErrorResponseException 400 naming each malformed parameter
     */
    public void check() {
        if (!errors.isEmpty()) {
            String names = errors.stream().map(FieldError::field).distinct().collect(Collectors.joining(", "));
            throw Problems.malformed("malformed-parameter", "Can't be read: " + names + ".", errors);
        }
    }

    private <T> @Nullable T value(String name, Function<String, T> reader, String expected) {
        List<String> values = given.get(name);
        if (values == null) {
            return null;
        }
        String text = values.getFirst();
        try {
            if (text != null && !text.isBlank() && text.length() <= LONGEST) {
                return reader.apply(text);
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            // told below, with all the others
        }
        complain(name, "is not " + expected);
        return null;
    }

    private static String matching(Pattern pattern, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(pattern.pattern());
        }
        return text;
    }

    private static <E extends Enum<E>> String names(Class<E> type, Function<String, String> spelling) {
        return Arrays.stream(type.getEnumConstants())
                .map(Enum::name)
                .map(spelling)
                .collect(Collectors.joining(", "));
    }
}
