package org.caseledger.command.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One row: its cells by column, and what is wrong with them. Reading on after an error finds all of a row's errors. */
final class CsvRow {

    private final String source;
    private final long line;
    private final Map<String, Integer> places;
    private final List<String> cells;
    private final List<RowError> errors = new ArrayList<>();

    CsvRow(String source, long line, Map<String, Integer> places, List<String> cells) {
        this.source = source;
        this.line = line;
        this.places = places;
        this.cells = cells;
        if (cells.size() != places.size()) {
            wrong("", "The row has " + cells.size() + " cells where the header has " + places.size());
        }
    }

    long line() {
        return line;
    }

    List<RowError> errors() {
        return errors;
    }

    /** The columns that the file may have and doesn't. */
    Set<String> leftOut(CsvFile file) {
        return file.columns().stream()
                .filter(column -> !places.containsKey(column))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The cell without white space around it; nothing where it is empty. */
    @Nullable
    String text(String column) {
        Integer place = places.get(column);
        if (place == null || place >= cells.size()) {
            return null;
        }
        String cell = cells.get(place).strip();
        return cell.isEmpty() ? null : cell;
    }

    String required(String column) {
        return needed(column, text(column), "");
    }

    @Nullable
    LocalDate date(String column) {
        return parsed(column, LocalDate::parse, "a date such as 2019-08-14");
    }

    LocalDate requiredDate(String column) {
        return needed(column, date(column), LocalDate.EPOCH);
    }

    YearMonth requiredMonth(String column) {
        return needed(column, parsed(column, YearMonth::parse, "a month such as 2019-08"), YearMonth.of(1970, 1));
    }

    <E extends Enum<E>> @Nullable E constant(String column, Class<E> type) {
        return parsed(column, text -> Enum.valueOf(type, text), "one of " + Arrays.toString(type.getEnumConstants()));
    }

    <E extends Enum<E>> E requiredConstant(String column, Class<E> type) {
        return needed(column, constant(column, type), type.getEnumConstants()[0]);
    }

    /** One of the words that a column may hold. */
    <T> Optional<T> word(String column, Map<String, T> words) {
        String text = text(column);
        if (text == null) {
            return Optional.empty();
        }
        T value = words.get(text);
        if (value == null) {
            wrong(column, "\"" + text + "\" must be one of " + words.keySet());
        }
        return Optional.ofNullable(value);
    }

    void wrong(String column, String message) {
        errors.add(error(column, message));
    }

    RowError error(String column, String message) {
        return new RowError(source, line, column, message);
    }

    private <T> @Nullable T parsed(String column, Function<String, T> parser, String what) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException malformed) {
            wrong(column, "\"" + text + "\" must be " + what);
            return null;
        }
    }

    /** The value, or a stand-in after noting that it is missing: a row with an error is never taken. */
    private <T> T needed(String column, @Nullable T value, T standIn) {
        if (value != null) {
            return value;
        }
        if (text(column) == null) {
            wrong(column, column + " must not be empty");
        }
        return standIn;
    }
}
