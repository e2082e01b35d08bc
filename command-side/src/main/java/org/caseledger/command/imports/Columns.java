package org.caseledger.command.imports;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.caseledger.events.AuditKind;
import org.caseledger.events.EscalationCategory;
import org.caseledger.events.EscalationSource;
import org.caseledger.events.ExemptionGround;
import org.caseledger.events.GradingStage;
import org.caseledger.events.Sentiment;
import org.caseledger.events.StandingExemption;

/** What may stand in a column, in words for those who fill it in. */
final class Columns {

    private Columns() {}

    static String allowed(CsvFile file, String column) {
        return switch (column) {
            case "authority" -> "the council's nine-character ONS code, such as E10000013";
            case "round" -> "a month, such as 2019-08";
            case "kind" -> names(AuditKind.class);
            case "stage" -> names(GradingStage.class);
            case "raised_by" -> names(EscalationSource.class);
            case "category" -> names(EscalationCategory.class);
            case "feedback_child", "feedback_parent" -> names(Sentiment.class);
            case "exemption_ground" -> names(ExemptionGround.class);
            case "exemption" -> names(StandingExemption.class);
            case "at_risk_of_inadequate", "half_time" -> "yes, no";
            case "auditor", "moderator" -> file == CsvFile.PEOPLE ? "yes, no" : "text";
            case "re_audit_of" -> "the audit_id of the audit that it follows";
            default -> byName(column);
        };
    }

    private static String byName(String column) {
        if (column.startsWith("views_")) {
            return "yes, no, n/a";
        }
        if (column.endsWith("_on")) {
            return "a date, or a text such as 2019-08-14";
        }
        return column.endsWith("grade") ? "a grade of the council's scale" : "text";
    }

    private static <E extends Enum<E>> String names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    }
}
