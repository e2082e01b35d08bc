package org.caseledger.command.imports;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/** A cell of a workbook as the text that a CSV file would have in its place. */
final class CellText {

    /** What a number's format says literally, or about colour, currency and locale: no letter in it means a date. */
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.|\\*.");

    private CellText() {}

    static String of(Cell cell) {
        CellType type = cell.getType();
        if (type == CellType.NUMBER) {
            return number(cell);
        }
        if (type == CellType.FORMULA) {
            String shown = cell.getRawValue();
            return shown == null ? "" : shown;
        }
        return type == CellType.ERROR ? "" : cell.getText();
    }

    /** A day where the format shows one, a month where it shows only that, else the number: a reference as it was typed. */
    private static String number(Cell cell) {
        String format = letters(cell.getDataFormatString());
        if (!format.contains("y") && !format.contains("d")) {
            BigDecimal number = cell.asNumber();
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        LocalDateTime when = cell.asDate();
        if (!format.contains("d")) {
            return YearMonth.from(when).toString();
        }
        return when.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? when.toLocalDate().toString()
                : when.toString();
    }

    private static String letters(@Nullable String format) {
        return format == null || format.equalsIgnoreCase("general")
                ? ""
                : LITERAL.matcher(format).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
