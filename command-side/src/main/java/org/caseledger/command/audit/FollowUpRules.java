package org.caseledger.command.audit;

import static org.caseledger.command.audit.Guards.happened;
import static org.caseledger.command.audit.Guards.isGiven;
import static org.caseledger.command.audit.Guards.refuseIf;
import static org.caseledger.command.audit.Guards.refuseIfOver;
import static org.caseledger.command.audit.Guards.seal;

import org.caseledger.command.Checks;
import org.caseledger.command.Context;
import org.caseledger.command.Reason;
import org.caseledger.command.Role;
import org.caseledger.command.audit.AuditCommand.RecordFollowUp;
import org.caseledger.command.audit.AuditCommand.RecordUpload;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.AuditUploaded;
import org.caseledger.events.AuditEvent.FollowUpRecorded;
import org.caseledger.events.Framework;

/** What people see to once an audit is in: its upload to the child's file, and what an audit at risk gets. */
final class FollowUpRules {

    private FollowUpRules() {}

    /** Each submission once; an auditor only of their own. */
    static AuditEvent upload(Audit audit, RecordUpload command, Context context) {
        refuseIf(
                !context.importing()
                        && context.actor().role() == Role.AUDITOR
                        && !audit.isGradedBy(context.actor().id()),
                Reason.NOT_ALLOCATED_TO_YOU,
                "This audit is allocated to another auditor: they, a manager or a QA lead must record its upload");
        happened(new Checks(), audit, command.on(), context)
                .notBefore(command.on(), "on", audit.submittedOn(), "the submission")
                .done();
        refuseIfOver(audit, context);
        boolean everSubmitted = context.importing() && audit.first() != null;
        refuseIf(
                !audit.isSubmitted() && !everSubmitted,
                Reason.NOT_SUBMITTED,
                "The audit has not been submitted: there is nothing to upload");
        refuseIf(audit.uploaded() != null, Reason.ALREADY_UPLOADED, "The audit has been uploaded already");
        return new AuditUploaded(command.auditId(), command.on());
    }

    /** Where a person saw to an audit at risk. A file may tell of it after the risk has passed. */
    static AuditEvent followUp(Audit audit, Framework framework, RecordFollowUp command, Context context) {
        happened(new Checks(), audit, command.on(), context)
                .notBefore(command.on(), "on", audit.submittedOn(), "the submission")
                .text(command.note(), "note")
                .that(
                        context.importing() || isGiven(command.note()),
                        "note",
                        "note is missing: say what the audit at risk got")
                .done();
        refuseIfOver(audit, context);
        boolean atRisk = audit.atRisk() && framework.secondLowest().equals(audit.standing());
        refuseIf(
                !context.importing() && !atRisk,
                Reason.NOT_AT_RISK,
                "Only an audit that stands at " + framework.secondLowest() + " and is flagged as at risk of "
                        + framework.lowest() + " is followed up");
        refuseIf(audit.first() == null, Reason.NOT_SUBMITTED, "The audit has not been submitted: it is not at risk");
        refuseIf(audit.followedUp() != null, Reason.ALREADY_FOLLOWED_UP, "The follow-up is recorded already");
        return new FollowUpRecorded(command.auditId(), command.on(), seal(audit, command.note(), context));
    }
}
