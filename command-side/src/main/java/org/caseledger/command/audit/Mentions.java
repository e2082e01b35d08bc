package org.caseledger.command.audit;

import org.caseledger.command.Edge;
import org.caseledger.command.register.FirstMentions;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.AuditEvent.AuditExempted;
import org.caseledger.events.AuditEvent.AuditReassigned;
import org.caseledger.events.AuditEvent.GradeModerated;
import org.caseledger.events.AuditEvent.RecordCorrected;

/** What an audit's events bring to the register, in the same transaction. */
final class Mentions {

    private Mentions() {}

    /**
     * Appends what an event mentions.
     *
     * @param audit the audit after the event
     * @return how many events that were
     */
    static int append(AuditEvent event, Audit audit, Edge edge) {
        FirstMentions mentions = edge.firstMentions();
        String authority = audit.allocated().authority();
        if (event instanceof AuditAllocated allocated) {
            return mentions.appendFor(allocated);
        }
        if (event instanceof AuditReassigned reassigned) {
            return mentions.appendFor(authority, reassigned.auditor(), reassigned.effectiveOn());
        }
        if (event instanceof GradeModerated moderated) {
            return mentions.appendFor(authority, moderated.moderator(), moderated.effectiveOn());
        }
        return event instanceof RecordCorrected ? appendCorrected(audit, edge) : 0;
    }

    /** A correction may name a round, a team or a person for the first time, or whom a discretionary exemption excuses. */
    private static int appendCorrected(Audit corrected, Edge edge) {
        AuditAllocated allocated = corrected.allocated();
        GradeModerated moderated = corrected.moderated();
        AuditExempted exempted = corrected.exempted();
        int appended = edge.firstMentions().appendFor(allocated);
        if (moderated != null) {
            appended += edge.firstMentions()
                    .appendFor(allocated.authority(), moderated.moderator(), moderated.effectiveOn());
        }
        if (exempted != null) {
            appended += edge.exemptionsTaken().take(allocated, exempted, false);
        }
        return appended;
    }
}
