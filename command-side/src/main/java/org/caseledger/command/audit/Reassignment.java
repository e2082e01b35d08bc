package org.caseledger.command.audit;

import static org.caseledger.command.audit.Guards.happened;
import static org.caseledger.command.audit.Guards.refuseIf;
import static org.caseledger.command.audit.Guards.refuseIfOver;
import static org.caseledger.command.audit.Guards.seal;

import java.time.LocalDate;
import java.util.Objects;
import org.caseledger.command.Checks;
import org.caseledger.command.Context;
import org.caseledger.command.Reason;
import org.caseledger.command.audit.AuditCommand.ReassignAudit;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.AuditReassigned;

/** How another auditor takes a file over: before the grading is in, and never from or to the two at once. */
final class Reassignment {

    private Reassignment() {}

    static AuditEvent decide(Audit audit, ReassignAudit command, Context context) {
        String field = command.second() ? "secondAuditor" : "auditor";
        String present = command.second()
                ? audit.allocated().secondAuditor()
                : audit.allocated().auditor();
        happened(new Checks(), audit, command.on(), context)
                .notBefore(command.on(), "on", latestOn(audit, command.second()), "what came before it")
                .name(command.auditor(), field)
                .text(command.reason(), "reason")
                .done();
        String auditor = Objects.requireNonNull(command.auditor());
        refuseIf(present == null, Reason.NOT_LOOPED, "The audit has no second auditor");
        refuseIfOver(audit, context);
        refuseIf(
                !audit.sentBack() && (command.second() ? audit.second() : audit.first()) != null,
                Reason.ALREADY_SUBMITTED,
                "The grading is in: it can be given to another auditor only after a rejection");
        refuseIf(auditor.equals(present), Reason.ALREADY_ALLOCATED, "The audit is allocated to this auditor already");
        refuseIf(
                isOther(audit, auditor, command.second()),
                Reason.SECOND_AUDITOR_IS_FIRST,
                "The second auditor must not be the first");
        return new AuditReassigned(
                command.auditId(), command.on(), auditor, command.second(), seal(audit, command.reason(), context));
    }

    /** Whether somebody has, or graded, the looped audit's other half. */
    private static boolean isOther(Audit audit, String auditor, boolean second) {
        boolean allocated = auditor.equals(
                second ? audit.allocated().auditor() : audit.allocated().secondAuditor());
        boolean graded = second
                ? audit.first() != null && auditor.equals(audit.first().auditor())
                : audit.second() != null && auditor.equals(audit.second().auditor());
        return allocated || (graded && !audit.sentBack());
    }

    /** The day of the last rejection or reassignment of this half: the days keep the order in which all was decided. */
    private static LocalDate latestOn(Audit audit, boolean second) {
        return audit.told().stream()
                .filter(event -> event.equals(audit.rejected())
                        || (event instanceof AuditReassigned earlier && earlier.second() == second))
                .map(AuditEvent::effectiveOn)
                .max(LocalDate::compareTo)
                .orElse(audit.allocated().effectiveOn());
    }
}
