package org.caseledger.query.reminders;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.query.facts.ActionAt;
import org.caseledger.query.facts.ActionFacts;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.facts.AuditFacts;
import org.caseledger.query.facts.Known;
import org.caseledger.query.followup.Awaited;
import org.caseledger.query.followup.FollowUp;
import org.caseledger.query.reminders.Reminder.Kind;
import org.caseledger.query.reminders.Reminder.State;
import org.jspecify.annotations.Nullable;

/**
 * What people are reminded of on a day: of the follow-up lists those on which somebody still has something to hand in or to
 * do by a day, and the audits that will be due as soon as those actions.
 */
public final class Reminders {

    private final Known known;
    private final LocalDate day;
    private final @Nullable String person;
    private final List<Reminder> reminders = new ArrayList<>();

    private Reminders(Known known, @Nullable String person, LocalDate day) {
        this.known = known;
        this.person = person;
        this.day = day;
    }

    /**
     * The reminders of a day, by authority, person, due day and id.
     *
     * @param authority every authority's where absent
     * @param person everybody's where absent
     */
    public static List<Reminder> on(LocalDate day, Known known, @Nullable String authority, @Nullable String person) {
        Reminders reminders = new Reminders(known, person, day);
        known.audits(authority, null, null, reminders::addAudit);
        known.actions(authority, reminders::addAction);
        return reminders.reminders.stream().sorted(Reminder.IN_ORDER).toList();
    }

    private void addAudit(AuditFacts facts) {
        if (!facts.allocatedBy(day, known.position())) {
            return;
        }
        AuditAt audit = AuditAt.of(facts, day, known);
        LocalDate dueOn = audit.allocation().dueOn();
        if (audit.notReturned() || isInSight(dueOn)) {
            State state = audit.notReturned() ? State.OVERDUE : dueOn.isBefore(day) ? State.LATE : State.DUE;
            Awaited.of(audit)
                    .forEach(auditor -> add(new Reminder(
                            audit.allocation().authority(),
                            auditor,
                            Kind.AUDIT,
                            facts.id(),
                            facts.id(),
                            state,
                            dueOn,
                            Reminder.daysOverdue(dueOn, day))));
        }
    }

    private void addAction(ActionFacts facts) {
        AuditFacts audit = known.audit(facts.raised().auditId());
        String owner = facts.raised().owner();
        if (audit == null || owner == null || !facts.raisedBy(day, known.position())) {
            return;
        }
        ActionAt action = ActionAt.of(facts, day, known);
        if (action.open() && isInSight(action.dueOn())) {
            add(new Reminder(
                    audit.allocation().authority(),
                    owner,
                    Kind.ACTION,
                    facts.id(),
                    facts.raised().auditId(),
                    action.dueOn().isBefore(day) ? State.OVERDUE : State.DUE,
                    action.dueOn(),
                    Reminder.daysOverdue(action.dueOn(), day)));
        }
    }

    private boolean isInSight(LocalDate dueOn) {
        return !dueOn.isAfter(day.plusDays(FollowUp.DAYS_AHEAD));
    }

    private void add(Reminder reminder) {
        if (person == null || person.equals(reminder.person())) {
            reminders.add(reminder);
        }
    }
}
