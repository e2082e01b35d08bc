package org.caseledger.command.audit;

import static org.caseledger.command.audit.Guards.happened;
import static org.caseledger.command.audit.Guards.isGiven;
import static org.caseledger.command.audit.Guards.refuseIf;
import static org.caseledger.command.audit.Guards.refuseIfCancelled;
import static org.caseledger.command.audit.Guards.seal;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.caseledger.command.Checks;
import org.caseledger.command.Context;
import org.caseledger.command.Reason;
import org.caseledger.command.Records;
import org.caseledger.command.Records.Versioned;
import org.caseledger.command.Rejected;
import org.caseledger.command.Role;
import org.caseledger.command.audit.AuditCommand.GrantExemption;
import org.caseledger.command.register.Person;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.AuditEvent.AuditExempted;
import org.caseledger.events.ExemptionGround;
import org.caseledger.events.StandingExemption;

/** When an audit may be excused, and on which ground. A file tells what was granted long ago: no ground is asked of it. */
final class Exemption {

    private static final int A_YEAR = 2;

    private Exemption() {}

    static AuditEvent decide(Audit audit, GrantExemption command, Context context) {
        happened(new Checks(), audit, command.on(), context)
                .text(command.reason(), "reason")
                .optionalName(command.approver(), "approver")
                .that(
                        !context.actor().id().equals(command.approver()),
                        "approver",
                        "approver is the sender: name the director who agreed, or leave it out")
                .done();
        refuseIfCancelled(audit, context);
        refuseIf(audit.exempted() != null, Reason.ALREADY_EXEMPTED, "The audit is exempted already");
        refuseIf(
                !context.importing() && audit.isSubmitted(),
                Reason.ALREADY_SUBMITTED,
                "The audit has been submitted: it needs no exemption");
        requireApproval(command, context);
        return new AuditExempted(
                command.auditId(),
                command.on(),
                command.ground(),
                seal(audit, command.reason(), context),
                isGiven(command.approver()) ? command.approver() : null);
    }

    private static void requireApproval(GrantExemption command, Context context) {
        boolean approved =
                context.importing() || context.actor().role() == Role.DIRECTOR || isGiven(command.approver());
        if (command.ground() == ExemptionGround.DISCRETIONARY && !approved) {
            throw Rejected.because(
                    Reason.DIRECTOR_MUST_APPROVE,
                    "approver",
                    "A discretionary exemption needs a director's approval: let the director send it, or name them as"
                            + " approver");
        }
    }

    /**
     * A ground that rests on the register holds only for an auditor who is registered so; of a looped audit's two, one is
     * enough.
     */
    static void requireRegistered(GrantExemption command, AuditAllocated allocated, Records records) {
        switch (command.ground()) {
            case STANDING -> requireRegistered(StandingExemption.STANDING, allocated, records);
            case BI_MONTHLY -> requireRegistered(StandingExemption.BI_MONTHLY, allocated, records);
            case UNSTATED, DISCRETIONARY -> {} // rest on no registration
        }
    }

    private static void requireRegistered(StandingExemption exemption, AuditAllocated allocated, Records records) {
        boolean registered = auditors(allocated)
                .map(auditor -> records.person(allocated.authority(), auditor)
                        .map(Versioned::state)
                        .orElse(Person.MENTIONED))
                .anyMatch(auditor -> auditor.holds(exemption));
        if (!registered) {
            throw Rejected.because(
                    Reason.EXEMPTION_NOT_REGISTERED,
                    "ground",
                    "The auditor is not registered with the exemption " + exemption
                            + ": register it first, or give another ground");
        }
    }

    /** Those whom an exemption excuses: both auditors of a looped audit. */
    static Stream<String> auditors(AuditAllocated allocated) {
        return Stream.of(allocated.auditor(), allocated.secondAuditor()).filter(auditor -> auditor != null);
    }

    /**
     * Refuses one more discretionary exemption than a financial year allows.
     *
     * @param taken the days of those that the auditor has, in order, of whatever year
     */
    static void requireOneLeft(LocalDate on, List<LocalDate> taken) {
        int year = financialYear(on);
        List<LocalDate> ofTheYear =
                taken.stream().filter(day -> financialYear(day) == year).toList();
        if (ofTheYear.size() >= A_YEAR) {
            throw Rejected.because(
                    Reason.TWO_EXEMPTIONS_TAKEN,
                    "ground",
                    "An auditor is excused at discretion at most twice from April to March, and was on "
                            + ofTheYear.stream()
                                    .map(LocalDate::toString)
                                    .reduce((one, other) -> one + " and " + other)
                                    .orElseThrow()
                            + ": give another ground, or leave the audit allocated");
        }
    }

    /** The year in which the financial year of a day began, in April. */
    private static int financialYear(LocalDate day) {
        return day.minusMonths(3).getYear();
    }
}
