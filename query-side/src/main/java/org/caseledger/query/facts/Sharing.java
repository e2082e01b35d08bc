package org.caseledger.query.facts;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.AuditEvent.FindingsRecorded;
import org.caseledger.events.AuditEvent.GradeModerated;
import org.caseledger.events.AuditEvent.GradeSubmitted;
import org.caseledger.events.AuditEvent.SecondGradeSubmitted;
import org.caseledger.events.Finding;
import org.caseledger.events.Submission;
import org.jspecify.annotations.Nullable;

/**
 * Lets equal strings be one string, equal days one day, equal rounds one round. Each event comes from the store with its
 * own copy of every team's and grade's name; over a million events that is most of the memory, and most of the time of a
 * view that compares them is spent in fetching it. Used by the writing thread alone.
 */
final class Sharing {

    private final Map<String, String> strings = new HashMap<>();
    private final Map<LocalDate, LocalDate> days = new HashMap<>();
    private final Map<YearMonth, YearMonth> rounds = new HashMap<>();

    Recorded share(Recorded recorded) {
        return new Recorded(
                recorded.position(),
                recorded.sequence(),
                recorded.recordedAt(),
                one(recorded.actor()),
                one(recorded.role()),
                oneOrNone(recorded.onBehalfOf()));
    }

    AuditAllocated share(AuditAllocated event) {
        return new AuditAllocated(
                event.auditId(),
                one(event.authority()),
                one(rounds, event.round()),
                one(event.programme()),
                event.kind(),
                event.childRef(),
                oneOrNone(event.cohort()),
                oneOrNone(event.area()),
                oneOrNone(event.team()),
                oneOrNone(event.theme()),
                oneOrNone(event.practitioner()),
                one(event.auditor()),
                oneOrNone(event.secondAuditor()),
                event.reAuditOf(),
                event.frameworkVersion(),
                one(days, event.effectiveOn()),
                one(days, event.dueOn()));
    }

    /** The events of which there are many; the rest are kept as they came. */
    AuditEvent share(AuditEvent event, AuditAllocated allocation) {
        String id = allocation.auditId();
        if (event instanceof GradeSubmitted e) {
            return new GradeSubmitted(
                    id, one(days, e.effectiveOn()), one(e.auditor()), share(e.submission()), e.late());
        }
        if (event instanceof SecondGradeSubmitted e) {
            return new SecondGradeSubmitted(
                    id, one(days, e.effectiveOn()), one(e.auditor()), share(e.submission()), e.late());
        }
        if (event instanceof GradeModerated e) {
            return new GradeModerated(
                    id,
                    one(days, e.effectiveOn()),
                    one(e.moderator()),
                    e.outcome(),
                    one(e.from()),
                    one(e.to()),
                    e.domains(),
                    e.rationale(),
                    e.sampling());
        }
        if (event instanceof FindingsRecorded e) {
            return new FindingsRecorded(
                    id,
                    one(days, e.effectiveOn()),
                    one(e.auditor()),
                    e.second(),
                    e.findings().stream()
                            .map(found -> new Finding(found.kind(), one(found.theme()), found.text()))
                            .toList(),
                    e.familyWords(),
                    e.impact());
        }
        return event;
    }

    private Submission share(Submission submission) {
        return new Submission(
                oneOrNone(submission.overall()),
                share(submission.domains()),
                submission.rationale(),
                submission.participation(),
                submission.feedback(),
                submission.atRisk());
    }

    private SortedMap<String, String> share(SortedMap<String, String> domains) {
        SortedMap<String, String> shared = new TreeMap<>();
        domains.forEach((domain, grade) -> shared.put(one(domain), one(grade)));
        return shared;
    }

    String one(String text) {
        return one(strings, text);
    }

    private static <T> T one(Map<T, T> all, T value) {
        T known = all.putIfAbsent(value, value);
        return known == null ? value : known;
    }

    private @Nullable String oneOrNone(@Nullable String text) {
        return text == null ? null : one(text);
    }
}
