package org.caseledger.command.audit;

import static org.caseledger.command.World.AUTHORITY;
import static org.caseledger.command.World.TODAY;
import static org.caseledger.command.World.aug;
import static org.caseledger.command.audit.Audits.allocate;
import static org.caseledger.command.audit.Audits.allocated;
import static org.caseledger.command.audit.Audits.given;

import java.time.LocalDate;
import java.time.YearMonth;
import org.caseledger.command.Reason;
import org.caseledger.command.audit.AuditCommand.AllocateAudit;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.AuditKind;
import org.caseledger.events.RegisterEvent.TeamMentioned;
import org.caseledger.events.RegisterEvent.TeamRetired;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AllocationTest {

    private static final AuditAllocated EARLIER = allocated("A-0", AuditKind.CORE, null, null);

    @Test
    void gives_a_file_to_an_auditor() {
        given().when(allocate(allocated())).expect(allocated());
    }

    @Test
    void counts_what_the_first_one_brings_with_it() {
        int frameworkRoundTeamAndAuditor = 4;

        given().when(allocate(allocated())).expect(allocated()).answered(0, 1 + frameworkRoundTeamAndAuditor);
    }

    @Test
    void need_not_be_of_a_child() {
        AuditAllocated ofACarer = fostering(aug(1), aug(15));

        given().when(allocate(ofACarer)).expect(ofACarer);
    }

    @Test
    void a_looped_audit_has_a_second_auditor() {
        AuditAllocated looped = allocated("A-1", AuditKind.LOOPED, "auditor.two", null);

        given().when(allocate(looped)).expect(looped);
        given().when(allocate(allocated("A-1", AuditKind.LOOPED, null, null)))
                .refused(Reason.INVALID_VALUE, "secondAuditor");
        given().when(allocate(allocated("A-1", AuditKind.LOOPED, "auditor.one", null)))
                .refused(Reason.SECOND_AUDITOR_IS_FIRST, "secondAuditor");
    }

    @Test
    void a_re_audit_follows_an_audit_of_the_same_child() {
        AuditAllocated reAudit = allocated("A-1", AuditKind.RE_AUDIT, null, "A-0");

        given().and(EARLIER).when(allocate(reAudit)).expect(reAudit);
    }

    @Test
    void a_re_audit_of_another_child_is_refused() {
        AllocateAudit ofAnother = command("A-1", AUTHORITY, "C-18", "A-0", AuditKind.RE_AUDIT);

        given().and(EARLIER).when(ofAnother).refused(Reason.RE_AUDIT_OF_ANOTHER_CHILD, "reAuditOf");
    }

    @Test
    void a_re_audit_names_an_audit_that_the_ledger_has() {
        given().when(allocate(allocated("A-1", AuditKind.RE_AUDIT, null, null)))
                .refused(Reason.INVALID_VALUE, "reAuditOf")
                .saying("names the audit that it follows");
        given().when(allocate(allocated("A-1", AuditKind.RE_AUDIT, null, "A-0")))
                .refused(Reason.INVALID_VALUE, "reAuditOf")
                .saying("the ledger does not have");
    }

    @Test
    void a_re_audit_stays_within_its_authority() {
        AllocateAudit elsewhere = command("A-1", "E10000014", "C-17", "A-0", AuditKind.RE_AUDIT);

        given().and(EARLIER)
                .when(elsewhere)
                .refused(Reason.INVALID_VALUE, "reAuditOf")
                .saying("another authority");
    }

    @Test
    void an_audit_never_follows_itself() {
        given().when(allocate(allocated("A-1", AuditKind.RE_AUDIT, null, "A-1")))
                .refused(Reason.RE_AUDIT_CYCLE, "reAuditOf");
    }

    @Test
    void an_id_is_given_once() {
        given(allocated()).when(allocate(allocated())).refused(Reason.AUDIT_EXISTS, "auditId");
    }

    @Test
    void values_come_before_the_ids_being_taken() {
        given(allocated())
                .when(command("A-1", "Kent", "C-17", null, AuditKind.CORE))
                .refused(Reason.INVALID_VALUE, "authority");
    }

    @Test
    void names_every_value_that_cannot_be() {
        given().when(command(" ", "Kent", "C\n17", null, AuditKind.CORE))
                .refused(Reason.INVALID_VALUE, "auditId", "authority", "childRef");
        given().when(command("A".repeat(201), AUTHORITY, "C-17", null, AuditKind.CORE))
                .refused(Reason.INVALID_VALUE, "auditId")
                .saying("longer than 200 characters");
    }

    @Test
    void is_neither_in_the_future_nor_due_before_it_began() {
        given().when(allocate(fostering(TODAY.plusDays(1), TODAY.plusDays(9))))
                .refused(Reason.INVALID_VALUE, "allocatedOn")
                .saying("2019-09-16 lies in the future");
        given().when(allocate(fostering(aug(15), aug(14))))
                .refused(Reason.INVALID_VALUE, "dueOn")
                .saying("2019-08-14 lies before the allocation on 2019-08-15");
        given().when(allocate(fostering(TODAY, TODAY))).expect(fostering(TODAY, TODAY));
    }

    @Test
    void only_a_thematic_audit_has_a_theme() {
        AuditAllocated thematic = aboutNeglect(AuditKind.THEMATIC);

        given().when(allocate(thematic)).expect(thematic);
        given().when(allocate(aboutNeglect(AuditKind.CORE)))
                .refused(Reason.INVALID_VALUE, "theme")
                .saying("only a thematic audit has one");
    }

    @Test
    void a_retired_team_gets_nothing_but_from_a_file() {
        TeamMentioned mentioned = new TeamMentioned(AUTHORITY, "N-2", null, null, aug(1).minusDays(9));
        TeamRetired retired = new TeamRetired(AUTHORITY, "N-2", aug(1));
        TeamRetired retiredLater = new TeamRetired(AUTHORITY, "N-2", aug(2));

        given().and(mentioned)
                .and(retired)
                .when(allocate(allocated()))
                .refused(Reason.TEAM_RETIRED, "team")
                .saying("since 2019-08-01");
        given().and(mentioned).and(retiredLater).when(allocate(allocated())).expect(allocated());
        given().and(mentioned)
                .and(retired)
                .importing()
                .when(FileRow.row().told())
                .expect(allocated());
    }

    private static AuditAllocated aboutNeglect(AuditKind kind) {
        AuditAllocated as = fostering(aug(1), aug(15));
        return new AuditAllocated(
                as.auditId(),
                as.authority(),
                as.round(),
                as.programme(),
                kind,
                "C-17",
                "CP",
                "North",
                "N-2",
                "Neglect",
                "P-88",
                as.auditor(),
                null,
                null,
                1,
                as.effectiveOn(),
                as.dueOn());
    }

    private static AuditAllocated fostering(LocalDate on, LocalDate dueOn) {
        YearMonth round = YearMonth.of(2019, 8);
        return new AuditAllocated(
                "A-1",
                AUTHORITY,
                round,
                "Fostering",
                AuditKind.CORE,
                null,
                null,
                null,
                null,
                null,
                null,
                "auditor.one",
                null,
                null,
                1,
                on,
                dueOn);
    }

    private static AllocateAudit command(
            String id, String authority, String child, @Nullable String reAuditOf, AuditKind kind) {
        YearMonth round = YearMonth.of(2019, 8);
        return new AllocateAudit(
                id,
                authority,
                round,
                "Fostering",
                kind,
                child,
                null,
                null,
                null,
                null,
                null,
                "auditor.one",
                null,
                reAuditOf,
                aug(1),
                aug(15));
    }
}
