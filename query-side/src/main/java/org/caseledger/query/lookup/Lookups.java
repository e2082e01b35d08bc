package org.caseledger.query.lookup;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.DataSubject;
import org.caseledger.events.FrameworkEvent;
import org.caseledger.query.answer.UkCalendar;
import org.caseledger.query.facts.ActionAt;
import org.caseledger.query.facts.ActionFacts;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.facts.AuditFacts;
import org.caseledger.query.facts.Change;
import org.caseledger.query.facts.EscalationAt;
import org.caseledger.query.facts.EscalationFacts;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Known;
import org.caseledger.query.history.BlindGrading;
import org.caseledger.query.history.History;
import org.caseledger.query.history.HistoryEntry;
import org.caseledger.query.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponseException;

/**
 * Finds single records by their ids, as they are today. What a reader may not see yet is left out: an auditor of a looped
 * audit grades it without knowing the other's grading.
 */
public final class Lookups {

    private final Facts facts;
    private final UkCalendar calendar;
    private final Texts texts;

    public Lookups(Facts facts, UkCalendar calendar, Texts texts) {
        this.facts = facts;
        this.calendar = calendar;
        this.texts = texts;
    }

    /** How far the facts have come. */
    public long reached() {
        return facts.position();
    }

    /** An audit. */
    public AuditRecord audit(String id, String reader) {
        AuditFacts audit = existing(id);
        Known known = facts.known(Long.MAX_VALUE);
        AuditRecord.Days days = new AuditRecord.Days();
        AuditAt visible = visible(audit, known, reader, days);
        return AuditRecord.of(visible, days, texts, audit.timeline().version());
    }

    /**
     * An audit as {@link #audit} gave it right after an event, but for what this reader may not see today.
     *
     * @param position of the event
     * @param on the day on which it was recorded
     */
    public AuditRecord auditAfter(String id, String reader, long position, LocalDate on) {
        Predicate<AuditEvent> withheld = withheld(existing(id), facts.known(Long.MAX_VALUE), reader);
        Known known = facts.known(position);
        AuditFacts audit = known.audit(id);
        if (audit == null) {
            throw unknownAudit();
        }
        AuditRecord.Days days = new AuditRecord.Days();
        AuditAt visible = visible(audit, known, on, withheld, days);
        return AuditRecord.of(
                visible,
                days,
                texts,
                audit.told().toldBy(position).getLast().recorded().sequence());
    }

    /** The actions that follow an audit, in the order in which the ledger was told of them. */
    public List<ActionRecord> actionsOf(String auditId) {
        existing(auditId);
        Known known = facts.known(Long.MAX_VALUE);
        return known.actionsOf(auditId).stream()
                .map(action -> record(action, known))
                .toList();
    }

    /** An action. */
    public ActionRecord action(String id) {
        ActionFacts action = facts.action(id);
        if (action == null) {
            throw Problems.unknown("unknown-action", "The ledger knows no such action.");
        }
        return record(action, facts.known(Long.MAX_VALUE));
    }

    private ActionRecord record(ActionFacts action, Known known) {
        LocalDate today = calendar.today();
        String description = texts.readIfPresent(action.raised().description());
        return ActionRecord.of(
                ActionAt.of(action, today, known),
                description,
                today,
                action.timeline().version());
    }

    /** An escalation. */
    public EscalationRecord escalation(String id) {
        EscalationFacts escalation = facts.escalation(id);
        if (escalation == null) {
            throw Problems.unknown("unknown-escalation", "The ledger knows no such escalation.");
        }
        EscalationAt now = EscalationAt.of(escalation, calendar.today(), facts.known(Long.MAX_VALUE));
        String reason = texts.readIfPresent(escalation.raised().reason());
        return EscalationRecord.of(now, reason, escalation.timeline().version());
    }

    /** An authority's framework. */
    public FrameworkRecord framework(String authority) {
        List<Change<FrameworkEvent>> changes = facts.known(Long.MAX_VALUE).frameworkChanges(authority);
        if (changes.isEmpty()) {
            throw Problems.unknown("unknown-framework", "The ledger knows no framework of this authority.");
        }
        return FrameworkRecord.of(authority, changes);
    }

    /** The child of concern that an audit brought up. */
    public ConcernRecord concern(String auditId, String reader) {
        ConcernRecord concern = concernIfAny(auditId, reader);
        if (concern == null) {
            throw Problems.unknown("unknown-concern", "This audit has raised no concern.");
        }
        return concern;
    }

    /** The child of concern that an audit brought up; absent where it brought up none. */
    public @Nullable ConcernRecord concernIfAny(String auditId, String reader) {
        AuditFacts audit = existing(auditId);
        AuditAt visible = visible(audit, facts.known(Long.MAX_VALUE), reader, new AuditRecord.Days());
        return ConcernRecord.of(visible, audit.timeline().version());
    }

    /**
     * An audit's history as the ledger knew it.
     *
     * @param knownAt up to and including this position
     * @param until what happened after this day is left out
     */
    public AuditHistory history(String id, String reader, long knownAt, @Nullable LocalDate until) {
        AuditFacts audit = existing(id);
        Known known = facts.known(knownAt);
        Predicate<AuditEvent> withheld = withheld(audit, facts.known(Long.MAX_VALUE), reader);
        return new AuditHistory(id, entries(audit, known, withheld, until), known.position());
    }

    /** What this reader was shown of an audit's history when the ledger had come to a position. */
    List<HistoryEntry> seen(String id, String reader, long position) {
        AuditFacts audit = existing(id);
        Known then = facts.known(position);
        return entries(audit, then, withheld(audit, then, reader), null);
    }

    private List<HistoryEntry> entries(
            AuditFacts audit, Known known, Predicate<AuditEvent> withheld, @Nullable LocalDate until) {
        return History.of(audit, known, texts::read, withheld).stream()
                .filter(entry -> until == null || !entry.effectiveOn().isAfter(until))
                .toList();
    }

    private AuditAt visible(AuditFacts audit, Known known, String reader, AuditRecord.Days days) {
        return visible(audit, known, calendar.today(), withheld(audit, known, reader), days);
    }

    private static AuditAt visible(
            AuditFacts audit, Known known, LocalDate day, Predicate<AuditEvent> withheld, AuditRecord.Days days) {
        AuditAt visible = new AuditAt(audit.allocation(), known.frameworkOf(audit.allocation()));
        audit.timeline().replay(day, known.position(), event -> {
            if (!withheld.test(event)) {
                visible.apply(event);
                days.note(event);
            }
        });
        return visible;
    }

    /**
     * Lets a reader pass who may know all of an audit.
     *
     * @throws org.springframework.web.ErrorResponseException 403 where they must still grade it blind
     */
    public void refuseBlind(String id, String reader) {
        AuditAt now = AuditAt.of(existing(id), calendar.today(), facts.known(Long.MAX_VALUE));
        if (BlindGrading.binds(reader, now)) {
            throw Problems.blind();
        }
    }

    private Predicate<AuditEvent> withheld(AuditFacts audit, Known known, String reader) {
        return BlindGrading.withheldFrom(reader, AuditAt.of(audit, calendar.today(), known));
    }

    private AuditFacts existing(String id) {
        AuditFacts audit = facts.audit(id);
        if (audit == null) {
            throw unknownAudit();
        }
        return audit;
    }

    private static ErrorResponseException unknownAudit() {
        return Problems.unknown("unknown-audit", "The ledger knows no such audit.");
    }

    /** Whether the texts about an audit's subject were erased. */
    boolean auditErased(String id) {
        AuditFacts audit = facts.audit(id);
        return audit != null && facts.erased(DataSubject.of(audit.allocation()));
    }

    /** Whether the texts of an action were erased. */
    boolean actionErased(String id) {
        ActionFacts action = facts.action(id);
        return action != null && facts.erased(action.raised().subject());
    }

    /** Whether the texts of an escalation were erased. */
    boolean escalationErased(String id) {
        EscalationFacts escalation = facts.escalation(id);
        return escalation != null && facts.erased(DataSubject.of(escalation.raised()));
    }
}
