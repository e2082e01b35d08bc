package org.caseledger.command.audit;

import static org.caseledger.command.audit.Guards.happened;
import static org.caseledger.command.audit.Guards.refuseIf;
import static org.caseledger.command.audit.Guards.seal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.caseledger.command.Checks;
import org.caseledger.command.Context;
import org.caseledger.command.Differences;
import org.caseledger.command.FieldError;
import org.caseledger.command.Reason;
import org.caseledger.command.Rejected;
import org.caseledger.command.audit.AuditCommand.AdvanceConcern;
import org.caseledger.command.audit.AuditCommand.ImportConcern;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.ConcernAdvanced;
import org.caseledger.events.ConcernStep;

/** What people do about a child of concern. That it is raised and lifted follows from the audit's grade. */
final class ConcernRules {

    private ConcernRules() {}

    static AuditEvent advance(Audit audit, AdvanceConcern command, Context context) {
        LocalDate raisedOn = audit.concernRaisedOn();
        Checks checks = happened(new Checks(), audit, command.on(), context).text(command.note(), "note");
        if (raisedOn != null) {
            checks.notBefore(command.on(), "on", raisedOn, "the concern's raising");
        }
        checks.done();
        refuseIf(raisedOn == null, Reason.NO_CONCERN, "The audit never stood at the lowest grade: it has no concern");
        Map<ConcernStep, ConcernAdvanced> steps = audit.concernSteps();
        refuseIf(
                steps.containsKey(command.step()),
                Reason.STEP_ALREADY_RECORDED,
                "This step of the concern is recorded already");
        refuseIf(
                !context.importing() && steps.containsKey(ConcernStep.RESOLVED),
                Reason.CONCERN_RESOLVED,
                "The concern is resolved: no step can follow");
        return new ConcernAdvanced(
                audit.allocated().auditId(), command.on(), command.step(), seal(audit, command.note(), context));
    }

    /** The steps that a row of a file adds. The day of the raising is the ledger's own, so it must agree. */
    static List<AuditEvent> complement(Audit audit, ImportConcern row, Context context) {
        refuseIf(
                audit.concernRaisedOn() == null,
                Reason.NO_CONCERN,
                "The audit never stood at the lowest grade: it has no concern");
        Map<ConcernStep, LocalDate> told = new EnumMap<>(ConcernStep.class);
        told.putAll(row.steps());
        Differences differences = new Differences().compare("raised_on", audit.concernRaisedOn(), row.raisedOn());
        audit.concernSteps().forEach((step, known) -> {
            if (step != ConcernStep.UPLOADED) { // the file has no column for it
                differences.compare(column(step), known.effectiveOn(), told.remove(step));
            }
        });
        differences.done();
        List<AuditEvent> events = new ArrayList<>();
        told.forEach(
                (step, on) -> events.add(inColumns(audit, new AdvanceConcern(row.auditId(), on, step, null), context)));
        return events;
    }

    private static AuditEvent inColumns(Audit audit, AdvanceConcern command, Context context) {
        try {
            return advance(audit, command, context);
        } catch (Rejected rejected) {
            throw Rejected.because(
                    rejected.reason(), List.of(new FieldError(column(command.step()), rejected.getMessage())));
        }
    }

    private static String column(ConcernStep step) {
        return step.name().toLowerCase(Locale.ROOT) + "_on";
    }
}
