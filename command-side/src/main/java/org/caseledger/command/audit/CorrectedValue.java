package org.caseledger.command.audit;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.caseledger.command.Checks;
import org.caseledger.events.AuditKind;
import org.caseledger.events.ExemptionGround;
import org.caseledger.events.Framework;
import org.caseledger.events.SamplingMethod;
import org.caseledger.events.Sentiment;
import org.caseledger.events.ViewsRecorded;
import org.caseledger.events.correction.Correctable.Form;
import org.caseledger.events.correction.Field;
import org.jspecify.annotations.Nullable;

/** A right value as it is sent, in the words of the API or of a file, read into the form in which events hold it. */
final class CorrectedValue {

    private static final String VALUE = "value";

    private static final Map<String, String> YES_NO = Map.of("yes", "true", "no", "false");

    private static final Map<String, String> VIEWS = Map.of(
            "yes", ViewsRecorded.YES.name(), "no", ViewsRecorded.NO.name(), "n/a", ViewsRecorded.NOT_APPLICABLE.name());

    private CorrectedValue() {}

    /** The value as events hold it; what is wrong with it is noted under {@code value}. */
    static @Nullable String read(
            Field field, @Nullable String sent, Framework framework, LocalDate today, Checks checks) {
        String text = sent == null || sent.isBlank() ? null : sent.strip();
        if (text == null) {
            checks.that(isOptional(field.what().form()), VALUE, "value is missing: " + field.name() + " must be there");
            return null;
        }
        return switch (field.what().form()) {
            case NAME, OPTIONAL_NAME -> name(text, checks);
            case KIND -> constant(text, AuditKind.class, checks);
            case MONTH -> parsed(text, month -> YearMonth.parse(month).toString(), "a month such as 2019-08", checks);
            case DUE_DAY -> parsed(text, CorrectedValue::day, "a date such as 2019-08-14", checks);
            case DAY -> pastDay(text, today, checks);
            case GRADE -> grade(text, framework, checks);
            case DOMAIN_GRADE -> domainGrade(field.key(), text, framework, checks);
            case YES_NO -> word(text, YES_NO, checks);
            case VIEWS -> word(text, VIEWS, checks);
            case SENTIMENT -> constant(text, Sentiment.class, checks);
            case GROUND -> constant(text, ExemptionGround.class, checks);
            case SAMPLING -> constant(text, SamplingMethod.class, checks);
        };
    }

    /** Whether there may be no such value. */
    private static boolean isOptional(Form form) {
        return switch (form) {
            case OPTIONAL_NAME, VIEWS, SENTIMENT, DOMAIN_GRADE, SAMPLING -> true;
            case NAME, KIND, MONTH, DAY, DUE_DAY, GRADE, YES_NO, GROUND -> false;
        };
    }

    private static String name(String text, Checks checks) {
        checks.name(text, VALUE);
        return text;
    }

    private static String day(String text) {
        return LocalDate.parse(text).toString();
    }

    private static String pastDay(String text, LocalDate today, Checks checks) {
        String day = parsed(text, CorrectedValue::day, "a date such as 2019-08-14", checks);
        if (checks.hold(VALUE)) {
            checks.notFuture(LocalDate.parse(day), VALUE, today);
        }
        return day;
    }

    private static String grade(String text, Framework framework, Checks checks) {
        checks.grade(text, VALUE, framework);
        return text;
    }

    private static String domainGrade(String domain, String text, Framework framework, Checks checks) {
        checks.that(framework.domains().contains(domain), "field", domain + " is not a domain of the framework")
                .that(
                        text.equals(Framework.NOT_APPLICABLE) || framework.rank(text) >= 0,
                        VALUE,
                        text + " is not on the framework's scale: give one of " + framework.grades() + " or "
                                + Framework.NOT_APPLICABLE);
        return text;
    }

    private static String word(String text, Map<String, String> words, Checks checks) {
        checks.that(words.containsKey(text), VALUE, text + " must be one of " + new TreeMap<>(words).keySet());
        return words.getOrDefault(text, text);
    }

    private static <E extends Enum<E>> String constant(String text, Class<E> type, Checks checks) {
        E[] constants = type.getEnumConstants();
        checks.that(
                Arrays.stream(constants).anyMatch(constant -> constant.name().equals(text)),
                VALUE,
                text + " must be one of " + Arrays.toString(constants));
        return text;
    }

    private static String parsed(String text, UnaryOperator<String> parser, String what, Checks checks) {
        try {
            return parser.apply(text);
        } catch (DateTimeException malformed) {
            checks.that(false, VALUE, text + " must be " + what);
            return text;
        }
    }
}
