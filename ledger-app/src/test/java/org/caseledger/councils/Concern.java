package org.caseledger.councils;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.caseledger.calculator.Told;
import org.jspecify.annotations.Nullable;

/** What people do about a child of concern: told once it was raised. */
final class Concern {

    private Concern() {}

    static void of(Choices choices, String id, @Nullable LocalDate raised, Telling telling, List<Told> besides) {
        if (raised == null || choices.of(false, true)) {
            return;
        }
        int delivery = telling.fileDelivery();
        if (delivery > Council.DELIVERIES - 1) {
            besides.add(new Told(
                    Council.DELIVERIES,
                    "concerns_later",
                    Map.of("audit_id", id, "resolved_on", next(choices, raised))));
            return;
        }
        Telling concern = new Telling("concerns", "audit_id", id, delivery);
        concern.tell("raised_on", raised.toString());
        String on = raised.toString();
        for (String step : List.of("reviewed_on", "responded_on", "signed_off_on", "resolved_on")) {
            if (choices.oneIn(4)) {
                break;
            }
            on = next(choices, LocalDate.parse(on));
            concern.goOn(choices).tell(step, on);
        }
        besides.addAll(concern.told());
        telling.waitFor(concern);
    }

    private static String next(Choices choices, LocalDate on) {
        return on.plusDays(choices.below(20)).toString();
    }
}
