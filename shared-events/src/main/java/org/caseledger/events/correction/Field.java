package org.caseledger.events.correction;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.caseledger.events.FamilyMember;
import org.caseledger.events.Participant;
import org.caseledger.events.correction.Correctable.Form;

/**
 * One value that a correction may put right.
 *
 * @param key whose views, whose feedback, which domain; empty for what has no key
 */
public record Field(Correctable what, String key) {

    /** The field of a name: that of the API, such as {@code feedback.child}, or of a column, such as {@code feedback_child}. */
    public static Optional<Field> named(String name) {
        String apiName = apiName(name);
        int dot = apiName.indexOf('.');
        return Correctable.named(dot < 0 ? apiName : apiName.substring(0, dot))
                .filter(what -> what.form().keyed() == (dot >= 0))
                .flatMap(what ->
                        key(what.form(), apiName.substring(dot + 1)).map(key -> new Field(what, dot < 0 ? "" : key)));
    }

    /** The names that there are, for messages. */
    public static List<String> names() {
        return Arrays.stream(Correctable.values())
                .map(what -> what.form().keyed() ? what.apiName() + ".…" : what.apiName())
                .toList();
    }

    /** The name of the API. */
    public String name() {
        return key.isEmpty() ? what.apiName() : what.apiName() + "." + shown();
    }

    private String shown() {
        return what.form() == Form.DOMAIN_GRADE ? key : camelCase(key.toLowerCase(Locale.ROOT));
    }

    private static Optional<String> key(Form form, String key) {
        return switch (form) {
            case VIEWS -> constant(Participant.class, key.equals("iroOrCpChair") ? "iroCpChair" : key);
            case SENTIMENT -> constant(FamilyMember.class, key);
            case DOMAIN_GRADE -> Optional.of(key).filter(name -> !name.isBlank());
            case NAME, OPTIONAL_NAME, KIND, MONTH, DAY, DUE_DAY, GRADE, YES_NO, GROUND, SAMPLING -> Optional.of("");
        };
    }

    private static <E extends Enum<E>> Optional<String> constant(Class<E> type, String key) {
        return Arrays.stream(type.getEnumConstants())
                .map(Enum::name)
                .filter(name -> camelCase(name.toLowerCase(Locale.ROOT)).equals(key))
                .findFirst();
    }

    private static String apiName(String name) {
        if (name.contains(".")) {
            return name;
        }
        if (name.startsWith("views_")) {
            return "participation." + camelCase(name.substring("views_".length()));
        }
        if (name.startsWith("feedback_")) {
            return "feedback." + camelCase(name.substring("feedback_".length()));
        }
        String apiName = camelCase(name);
        return apiName.equals("atRiskOfInadequate") ? "atRisk" : apiName;
    }

    private static String camelCase(String snakeCase) {
        StringBuilder name = new StringBuilder();
        for (String word : snakeCase.split("_", -1)) {
            boolean first = name.isEmpty() || word.isEmpty();
            name.append(first ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }
}
