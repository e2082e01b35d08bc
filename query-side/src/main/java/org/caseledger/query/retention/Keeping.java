package org.caseledger.query.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.DataSubject;
import org.caseledger.query.facts.ActionAt;
import org.caseledger.query.facts.ActionFacts;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.facts.AuditFacts;
import org.caseledger.query.facts.Change;
import org.caseledger.query.facts.EscalationAt;
import org.caseledger.query.facts.EscalationFacts;
import org.caseledger.query.facts.Known;
import org.caseledger.query.retention.Schedule.Dated;
import org.jspecify.annotations.Nullable;

/** Until when each subject's texts are kept: for as long as any of their audits, or an open escalation, keeps them. */
final class Keeping {

    private static final Comparator<Due> LONGER =
            Comparator.comparing(Due::since).thenComparing(Due::lastAudit);

    private final Known known;
    private final LocalDate asAt;
    private final Map<String, Schedule> schedules = new HashMap<>();
    private final Map<String, List<AuditFacts>> audits = new HashMap<>();
    private final Map<String, List<EscalationFacts>> escalations = new HashMap<>();
    private final Set<String> kept = new HashSet<>();
    private final Map<String, Due> over = new HashMap<>();

    Keeping(Known known, LocalDate asAt) {
        this.known = known;
        this.asAt = asAt;
    }

    /** Notes what keeps the texts of an authority's subjects, or of everybody. */
    void note(@Nullable String authority) {
        known.audits(authority, null, null, this::note);
        if (authority != null) {
            noteColleagues(authority);
        }
        known.escalations(authority, this::note);
    }

    /** A child is one authority's; a colleague's reference may stand in the audits of several. */
    private void noteColleagues(String authority) {
        Set<String> here = Set.copyOf(audits.keySet());
        known.audits(null, null, null, audit -> {
            AuditAllocated allocation = audit.allocation();
            if (allocation.childRef() == null
                    && !allocation.authority().equals(authority)
                    && here.contains(DataSubject.of(allocation))) {
                note(audit);
            }
        });
    }

    private void note(AuditFacts audit) {
        if (!audit.allocatedBy(asAt, known.position())) {
            return;
        }
        String subject = DataSubject.of(audit.allocation());
        audits.computeIfAbsent(subject, key -> new ArrayList<>()).add(audit);
        if (kept.contains(subject)) {
            return;
        }
        Due due = due(subject, audit);
        if (due == null || due.since().isAfter(asAt)) {
            kept.add(subject);
        } else {
            over.merge(subject, due, (one, other) -> LONGER.compare(one, other) < 0 ? other : one);
        }
    }

    private @Nullable Due due(String subject, AuditFacts facts) {
        AuditAllocated allocation = facts.allocation();
        Dated by = schedules
                .computeIfAbsent(allocation.authority(), code -> new Schedule(known.frameworkChanges(code), asAt))
                .of(allocation)
                .orElse(null);
        if (by == null) {
            return null;
        }
        LocalDate restedOn = Rest.of(
                AuditAt.of(facts, asAt, known),
                actions(facts.id()),
                by.retention().from());
        return restedOn == null
                ? null
                : new Due(
                        subject,
                        restedOn.plusYears(by.retention().years()),
                        facts.id(),
                        allocation.authority(),
                        by.version(),
                        by.retention().name(),
                        by.retention().years(),
                        by.retention().from(),
                        restedOn,
                        List.of());
    }

    private List<ActionAt> actions(String auditId) {
        return known.actionsOf(auditId).stream()
                .filter(action -> action.raisedBy(asAt, known.position()))
                .map(action -> ActionAt.of(action, asAt, known))
                .toList();
    }

    private void note(EscalationFacts escalation) {
        if (!escalation.raisedBy(asAt, known.position())) {
            return;
        }
        String subject = DataSubject.of(escalation.raised());
        escalations.computeIfAbsent(subject, key -> new ArrayList<>()).add(escalation);
        if (!EscalationAt.of(escalation, asAt, known).resolved()) {
            kept.add(subject);
        }
    }

    /** Those whose texts nothing keeps any more, each with the audit that kept them longest. */
    List<Due> over() {
        return over.values().stream()
                .filter(due -> !kept.contains(due.subject()))
                .toList();
    }

    /** Whether any free text was told about a subject, in their audits, the actions that follow them, or escalations. */
    boolean written(String subject) {
        return Stream.of(
                        audits.getOrDefault(subject, List.of()).stream().map(AuditFacts::timeline),
                        audits.getOrDefault(subject, List.of()).stream()
                                .flatMap(audit -> known.actionsOf(audit.id()).stream())
                                .map(ActionFacts::timeline),
                        escalations.getOrDefault(subject, List.of()).stream().map(EscalationFacts::timeline))
                .flatMap(timelines -> timelines)
                .flatMap(timeline -> timeline.changes().stream())
                .anyMatch(this::written);
    }

    private boolean written(Change<?> change) {
        return change.recorded().position() <= known.position()
                && !change.event().effectiveOn().isAfter(asAt)
                && Written.in(change.event());
    }
}
