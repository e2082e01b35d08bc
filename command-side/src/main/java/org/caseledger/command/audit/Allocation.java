package org.caseledger.command.audit;

import java.util.Objects;
import org.caseledger.command.Checks;
import org.caseledger.command.Context;
import org.caseledger.command.Reason;
import org.caseledger.command.Records;
import org.caseledger.command.Records.Versioned;
import org.caseledger.command.Rejected;
import org.caseledger.command.audit.AuditCommand.AllocateAudit;
import org.caseledger.command.framework.Frameworks;
import org.caseledger.command.register.Team;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.AuditKind;
import org.jspecify.annotations.Nullable;

/** The rules of an audit's beginning: the only ones that look at another audit, the one that it follows. */
public final class Allocation {

    private Allocation() {}

    /**
     * Allocates an audit after looking up the one that it follows, and its team.
     *
     * @param frameworks those of the command's authority
     * @throws Rejected where a value can't be or a rule is broken
     */
    static AuditAllocated decide(AllocateAudit command, Records records, Frameworks frameworks, Context context) {
        String follows = command.reAuditOf();
        Audit earlier = follows == null
                ? null
                : records.audit(follows).map(Versioned::state).orElse(null);
        AuditAllocated allocated =
                decide(command, earlier, frameworks.onOrUsual(command.on()).version(), context);
        if (!context.importing()) {
            requireTeam(command, records);
        }
        return allocated;
    }

    private static void requireTeam(AllocateAudit command, Records records) {
        String code = command.team();
        Team team =
                code == null ? null : records.team(command.authority(), code).orElse(null);
        if (team != null && team.isRetiredBy(command.on())) {
            throw Rejected.because(
                    Reason.TEAM_RETIRED,
                    "team",
                    "The team is retired since " + team.retiredOn() + ": name the team that has the case now");
        }
    }

    /**
     * Allocates an audit.
     *
     * @param earlier the audit that a re-audit names; null where it names none or the ledger has no such audit
     * @param frameworkVersion the version in force on the day of the allocation
     * @throws Rejected where a value can't be or a rule is broken
     */
    public static AuditAllocated decide(
            AllocateAudit command, @Nullable Audit earlier, int frameworkVersion, Context context) {
        String follows = command.reAuditOf();
        boolean itself = command.auditId().equals(follows);
        new Checks()
                .name(command.auditId(), "auditId")
                .authority(command.authority())
                .name(command.programme(), "programme")
                .name(command.auditor(), "auditor")
                .optionalName(command.childRef(), "childRef")
                .optionalName(command.cohort(), "cohort")
                .optionalName(command.area(), "area")
                .optionalName(command.team(), "team")
                .optionalName(command.theme(), "theme")
                .optionalName(command.practitioner(), "practitioner")
                .optionalName(command.secondAuditor(), "secondAuditor")
                .notFuture(command.on(), "allocatedOn", context.today())
                .notBefore(command.dueOn(), "dueOn", command.on(), "the allocation")
                .that(
                        command.kind() != AuditKind.LOOPED || command.secondAuditor() != null,
                        "secondAuditor",
                        "secondAuditor is missing: a looped audit has two auditors")
                .that(
                        command.theme() == null || command.kind() == AuditKind.THEMATIC,
                        "theme",
                        "theme is given, but only a thematic audit has one: leave it out, or give kind THEMATIC")
                .that(
                        command.kind() != AuditKind.RE_AUDIT || follows != null,
                        "reAuditOf",
                        "reAuditOf is missing: a re-audit names the audit that it follows")
                .that(
                        follows == null || itself || earlier != null,
                        "reAuditOf",
                        "reAuditOf names an audit that the ledger does not have")
                .that(
                        earlier == null || earlier.allocated().authority().equals(command.authority()),
                        "reAuditOf",
                        "reAuditOf names an audit of another authority")
                .done();
        if (itself) {
            throw Rejected.because(
                    Reason.RE_AUDIT_CYCLE, "reAuditOf", "An audit can't follow itself: name the audit before it");
        }
        if (command.auditor().equals(command.secondAuditor())) {
            throw Rejected.because(
                    Reason.SECOND_AUDITOR_IS_FIRST, "secondAuditor", "The second auditor must not be the first");
        }
        if (earlier != null && !Objects.equals(earlier.allocated().childRef(), command.childRef())) {
            throw Rejected.because(
                    Reason.RE_AUDIT_OF_ANOTHER_CHILD, "reAuditOf", "A re-audit must be of the same child");
        }
        return new AuditAllocated(
                command.auditId(),
                command.authority(),
                command.round(),
                command.programme(),
                command.kind(),
                command.childRef(),
                command.cohort(),
                command.area(),
                command.team(),
                command.theme(),
                command.practitioner(),
                command.auditor(),
                command.secondAuditor(),
                follows,
                frameworkVersion,
                command.on(),
                command.dueOn());
    }
}
