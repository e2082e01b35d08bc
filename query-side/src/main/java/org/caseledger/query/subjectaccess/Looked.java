package org.caseledger.query.subjectaccess;

import java.time.Instant;
import org.caseledger.query.reads.LookKind;
import org.caseledger.query.reads.RecordedLook;
import org.caseledger.query.subjectaccess.Subject.Child;
import org.caseledger.query.subjectaccess.Subject.Colleague;
import org.jspecify.annotations.Nullable;

/**
 * A look at a child's data, or one by a colleague. The address is left out, since it may name somebody else.
 *
 * @param childRef whose data a colleague looked at; absent where it was a list, or where the child's own file tells it
 * @param purpose of a colleague's own look; another's may be about others
 */
record Looked(
        Instant at,
        String actor,
        String role,
        LookKind kind,
        @Nullable String auditId,
        @Nullable String childRef,
        @Nullable String purpose,
        int status) {

    static Looked of(RecordedLook look, Subject subject) {
        return switch (subject) {
            case Child _ ->
                new Looked(
                        look.at(), look.actor(), look.role(), look.kind(), look.auditId(), null, null, look.status());
            case Colleague _ ->
                new Looked(
                        look.at(),
                        look.actor(),
                        look.role(),
                        look.kind(),
                        look.auditId(),
                        look.subject(),
                        look.purpose(),
                        look.status());
        };
    }
}
