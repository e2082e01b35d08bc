package org.caseledger.query.given;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.caseledger.events.ActionEvent;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.CommandAnswered;
import org.caseledger.events.DeadLetterDiscarded;
import org.caseledger.events.EscalationEvent;
import org.caseledger.events.Framework;
import org.caseledger.events.FrameworkEvent;
import org.caseledger.events.FrameworkEvent.FrameworkPublished;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.RegisterEvent;
import org.caseledger.events.RegisterEvent.TeamMentioned;
import org.caseledger.events.RegisterEvent.TeamRegistered;
import org.caseledger.events.RegisterEvent.TeamRetired;
import org.caseledger.events.RemindersSent;
import org.caseledger.events.ReportEvent;
import org.caseledger.events.SampleEvent;
import org.caseledger.events.SubjectEvent;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Recorded;
import org.jspecify.annotations.Nullable;

/** A ledger in the telling: each event goes to its end, a second after the one before. */
public final class Ledger {

    public static final String COUNCIL = "E10000001";
    public static final Instant BEGINNING = Instant.parse("2019-01-01T00:00:00Z");

    /** An event as a projection is given it. */
    public record Told(LedgerEvent event, Recorded recorded) {}

    private final List<Told> told = new ArrayList<>();
    private final Map<String, Long> sequences = new HashMap<>();

    public Ledger tell(LedgerEvent event) {
        long position = told.size();
        long sequence = sequences.merge(aggregate(event), 0L, (known, none) -> known + 1);
        Instant recordedAt = BEGINNING.plusSeconds(position);
        told.add(new Told(event, new Recorded(position, sequence, recordedAt, "qa.lead", "QA_LEAD", null)));
        return this;
    }

    /** The name of the aggregate that an event is of. */
    public static String aggregate(LedgerEvent event) {
        return switch (event) {
            case AuditEvent e -> "audit-" + e.auditId();
            case ActionEvent e -> "action-" + e.actionId();
            case EscalationEvent e -> "escalation-" + e.escalationId();
            case FrameworkEvent e -> "framework-" + e.authority();
            case RegisterEvent e -> "register-" + e.authority();
            case ReportEvent e -> "report-" + e.reportId();
            case SampleEvent e -> "round-" + e.authority() + "-" + e.round();
            case CommandAnswered e -> "answer-" + e.requestHash();
            case SubjectEvent e -> "subject-" + e.subject();
            case RemindersSent e -> "reminders-" + e.person();
            case DeadLetterDiscarded _ -> "dead-letters";
        };
    }

    public List<Told> told() {
        return told;
    }

    /** The position of the last event told. */
    public long position() {
        return told.size() - 1L;
    }

    public Facts facts() {
        return factsOfFirst(told.size());
    }

    public Facts factsOfFirst(int events) {
        Facts facts = new Facts();
        told.subList(0, events).forEach(each -> facts.apply(each.event(), each.recorded()));
        return facts;
    }

    /** Tells of an audit's allocation: to one auditor of the council's, for August 2019, unless said otherwise. */
    public Audit audit(String id, UnaryOperator<Allocation> otherwise) {
        AuditEvent.AuditAllocated event = otherwise.apply(new Allocation(id)).event();
        tell(event);
        return new Audit(this, event);
    }

    /** The audit told of before, to tell what came later. */
    public Audit again(String id) {
        return told.stream()
                .map(Told::event)
                .filter(event -> event instanceof AuditEvent.AuditAllocated allocated
                        && allocated.auditId().equals(id))
                .map(event -> new Audit(this, (AuditEvent.AuditAllocated) event))
                .findFirst()
                .orElseThrow();
    }

    public Audit audit(String id) {
        return audit(id, as -> as);
    }

    public Action action(String id, String auditId, String raisedOn, String dueOn) {
        return action(id, auditId, raisedOn, dueOn, null);
    }

    public Action action(String id, String auditId, String raisedOn, String dueOn, @Nullable String owner) {
        tell(new ActionEvent.ActionRaised(
                id, auditId, day(raisedOn), day(dueOn), owner, null, "child:E10000013:C1", null));
        return new Action(this, id);
    }

    public Ledger framework(int version, String from, String... grades) {
        Framework usual = Framework.theUsual();
        Framework framework = new Framework(List.of(grades), usual.domains(), 90, 50, 5, 20, false);
        return tell(new FrameworkPublished(COUNCIL, version, day(from), framework));
    }

    public Ledger teamMentioned(String code) {
        return tell(new TeamMentioned(COUNCIL, code, "North", "Early Help", day("2019-01-01")));
    }

    public Ledger team(String code, String name, String programme) {
        return tell(new TeamRegistered(COUNCIL, code, name, "South", programme, day("2019-01-01")));
    }

    public Ledger teamRetired(String code, String on) {
        return tell(new TeamRetired(COUNCIL, code, day(on)));
    }

    static LocalDate day(String date) {
        return LocalDate.parse(date);
    }

    /** Domain and grade in turn. */
    public static SortedMap<String, String> domains(String... pairs) {
        SortedMap<String, String> domains = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            domains.put(pairs[i], pairs[i + 1]);
        }
        return domains;
    }

    static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
