package org.caseledger.command.audit;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.YearMonth;
import org.caseledger.command.audit.AuditCommand.AllocateAudit;
import org.caseledger.events.AuditKind;
import org.jspecify.annotations.Nullable;

/** An allocation as it is sent. */
public record AllocationBody(
        @NotBlank String auditId,
        @NotBlank String authority,
        @NotNull YearMonth round,
        @NotBlank String programme,
        @NotNull AuditKind kind,
        @Nullable String childRef,
        @Nullable String cohort,
        @Nullable String area,
        @Nullable String team,
        @Nullable String theme,
        @Nullable String practitioner,
        @NotBlank String auditor,
        @Nullable String secondAuditor,
        @Nullable String reAuditOf,
        @NotNull LocalDate allocatedOn,
        @NotNull LocalDate dueOn) {

    AllocateAudit command() {
        return new AllocateAudit(
                auditId,
                authority,
                round,
                programme,
                kind,
                childRef,
                cohort,
                area,
                team,
                theme,
                practitioner,
                auditor,
                secondAuditor,
                reAuditOf,
                allocatedOn,
                dueOn);
    }
}
