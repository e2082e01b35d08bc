package org.caseledger.command.audit;

import java.time.LocalDate;
import org.caseledger.command.Checks;
import org.caseledger.command.Context;
import org.caseledger.command.Reason;
import org.caseledger.command.Rejected;
import org.caseledger.events.SealedText;
import org.jspecify.annotations.Nullable;

/** What several of the audit's rules ask alike. */
final class Guards {

    static final String CANCELLED = "The audit has been cancelled: allocate another";

    private Guards() {}

    static Checks happened(Checks checks, Audit audit, LocalDate on, Context context) {
        return checks.notFuture(on, "on", context.today())
                .notBefore(on, "on", audit.allocated().effectiveOn(), "the allocation");
    }

    static boolean isGiven(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    static @Nullable SealedText seal(Audit audit, @Nullable String text, Context context) {
        return context.seal(audit.subject(), text);
    }

    /** Nothing is graded any more. A file may still tell what was, before the audit was excused or called off or after. */
    static void refuseIfOver(Audit audit, Context context) {
        refuseIfCancelled(audit, context);
        refuseIf(!context.importing() && audit.exempted() != null, Reason.AUDIT_EXEMPTED, "The audit is exempted");
    }

    static void refuseIfCancelled(Audit audit, Context context) {
        refuseIf(!context.importing() && audit.cancelled() != null, Reason.AUDIT_CANCELLED, CANCELLED);
    }

    static void refuseIf(boolean broken, Reason reason, String message) {
        if (broken) {
            throw Rejected.because(reason, message);
        }
    }
}
