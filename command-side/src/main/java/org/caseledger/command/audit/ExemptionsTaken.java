package org.caseledger.command.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.caseledger.command.Ids;
import org.caseledger.command.Records;
import org.caseledger.command.Records.Versioned;
import org.caseledger.command.Rejected;
import org.caseledger.command.register.Person;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.AuditEvent.AuditExempted;
import org.caseledger.events.ExemptionGround;
import org.caseledger.events.RegisterEvent.DiscretionaryExemptionTaken;

/**
 * Counts discretionary exemptions, exactly. Each is noted on its auditor's own stream, in the command's own transaction and
 * right after the events on which the count rests: of two at once one conflicts, is decided again, and finds the other. The
 * stream names audits and no more; whether and since when they are excused is read from themselves, corrections included.
 */
public final class ExemptionsTaken {

    private static final Versioned<Person> NOBODY = new Versioned<>(Person.MENTIONED, -1);

    private final EventStore store;
    private final Records records;

    public ExemptionsTaken(EventStore store, Records records) {
        this.store = store;
        this.records = records;
    }

    /**
     * Notes an exemption with each auditor whom it excuses, within the current unit of work; nothing unless it is
     * discretionary.
     *
     * @param limited whether one too many is refused; what happened already is only counted
     * @return how many events that were
     * @throws Rejected where an auditor has had as many as a financial year allows
     */
    int take(AuditAllocated excused, AuditExempted exempted, boolean limited) {
        if (exempted.ground() != ExemptionGround.DISCRETIONARY) {
            return 0;
        }
        return Exemption.auditors(excused)
                .mapToInt(auditor -> take(auditor, excused.authority(), exempted, limited))
                .sum();
    }

    private int take(String auditor, String authority, AuditExempted exempted, boolean limited) {
        Versioned<Person> person = records.person(authority, auditor).orElse(NOBODY);
        if (limited) {
            Exemption.requireOneLeft(exempted.effectiveOn(), days(auditor, person.state(), exempted.auditId()));
        }
        if (person.state().excusedFrom().contains(exempted.auditId())) {
            return 0;
        }
        store.publish(new GenericDomainEventMessage<>(
                "person",
                Ids.person(authority, auditor),
                person.version() + 1,
                new DiscretionaryExemptionTaken(authority, auditor, exempted.auditId(), exempted.effectiveOn())));
        return 1;
    }

    /** The days of the person's other discretionary exemptions, as they stand by now. */
    private List<LocalDate> days(String auditor, Person person, String auditId) {
        return person.excusedFrom().stream()
                .filter(other -> !other.equals(auditId))
                .map(records::audit)
                .flatMap(Optional::stream)
                .map(Versioned::state)
                .filter(audit -> Exemption.auditors(audit.allocated()).anyMatch(auditor::equals))
                .map(Audit::exempted)
                .filter(other -> other != null && other.ground() == ExemptionGround.DISCRETIONARY)
                .map(AuditExempted::effectiveOn)
                .sorted()
                .toList();
    }
}
