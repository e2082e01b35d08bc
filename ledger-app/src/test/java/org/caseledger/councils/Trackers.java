package org.caseledger.councils;

import java.time.LocalDate;
import java.util.List;
import org.caseledger.calculator.Told;

/** The actions that an audit led to, and escalations, which need no audit. */
final class Trackers {

    private Trackers() {}

    static void of(Choices choices, AuditStory audit, List<Told> told) {
        int actions = choices.below(3);
        for (int i = 1; i <= actions; i++) {
            action(choices, audit, audit.id + "-" + i, told);
        }
        if (choices.oneIn(4)) {
            escalation(choices, audit, told);
        }
    }

    private static void action(Choices choices, AuditStory audit, String id, List<Told> told) {
        LocalDate day = LocalDate.parse(audit.allocatedOn()).plusDays(choices.below(60));
        Telling action = new Telling("actions", "action_id", id, Math.max(audit.firstTold(), choices.of(1, 1, 3)));
        action.tell(
                "audit_id",
                audit.id,
                "description",
                "Mend it",
                "owner",
                "O" + choices.below(3),
                "team",
                "T1",
                "raised_on",
                day.toString(),
                "due_on",
                day.plusDays(choices.below(50)).toString());
        boolean open = true;
        for (int step = choices.below(5); step > 0; step--) {
            day = day.plusDays(choices.below(30));
            action.goOn(choices);
            if (!open) {
                action.byHand().tell("reopened_on", day.toString());
                open = true;
            } else {
                String what = choices.of("completed", "extended", "completed", "cancelled");
                if (what.equals("extended")) {
                    action.byHand()
                            .tell(
                                    "extended_on",
                                    day.toString(),
                                    "due_on",
                                    day.plusDays(choices.below(60)).toString());
                    continue;
                }
                if (what.equals("cancelled") || !action.cell("completed_on").isEmpty()) {
                    action.byHand();
                }
                action.tell(what + "_on", day.toString());
                open = false;
                if (what.equals("cancelled")) {
                    break;
                }
            }
        }
        told.addAll(action.told());
    }

    private static void escalation(Choices choices, AuditStory audit, List<Told> told) {
        Telling escalation = new Telling("escalations", "escalation_id", audit.id + "-E", choices.of(1, 3, 5));
        LocalDate day = LocalDate.parse(audit.allocatedOn()).plusDays(choices.below(60));
        escalation.tell(
                "authority", audit.authority(),
                "child_ref", choices.of("", audit.authority() + "-C" + audit.number()),
                "raised_by", choices.of("IRO", "CP_CHAIR"),
                "category", choices.of("PROCESS", "DRIFT_AND_DELAY", "SAFEGUARDING"),
                "raised_on", day.toString());
        for (String step : List.of("stage2_on", "stage3_on", "resolved_on")) {
            day = day.plusDays(choices.below(30));
            boolean stop =
                    step.equals("stage3_on") && escalation.cell("stage2_on").isEmpty();
            if (!stop && choices.of(false, true)) {
                escalation.goInFiles(choices).tell(step, day.toString());
            }
        }
        told.addAll(escalation.told());
    }
}
