package org.caseledger.command.round;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.messaging.MetaData;
import org.caseledger.command.Actor;
import org.caseledger.command.Metadata;
import org.caseledger.command.audit.AuditCommand.NoteNotReturned;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.AuditEvent.AuditCancelled;
import org.caseledger.events.AuditEvent.AuditExempted;
import org.caseledger.events.AuditEvent.AuditNotReturned;
import org.caseledger.events.AuditEvent.GradeSubmitted;
import org.caseledger.events.AuditEvent.RecordCorrected;
import org.caseledger.events.AuditEvent.SecondGradeSubmitted;
import org.caseledger.events.AuditEvent.SubmissionRejected;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.RegisterEvent.RoundClosed;
import org.caseledger.events.RegisterEvent.RoundReopened;
import org.caseledger.events.correction.Correctable;

/**
 * Which audits are missing of each round, and which of them have yet to be told that theirs was closed. Folded from the
 * whole ledger, so that nothing need be remembered elsewhere: what was told already stands there.
 */
final class Missing {

    /** An audit to be told, with who closed its round. */
    record Due(NoteNotReturned note, Actor closedBy) {}

    private record Key(String authority, YearMonth round) {}

    /** An audit of which a grading is awaited. */
    private record Awaited(Key round, boolean first, boolean second) {

        Awaited without(boolean ofSecond) {
            return new Awaited(round, first && ofSecond, second && !ofSecond);
        }

        boolean isIn() {
            return !first && !second;
        }
    }

    private final Map<String, Awaited> awaited = new HashMap<>();
    private final Map<String, Due> due = new LinkedHashMap<>();

    /** Takes in the ledger's next event. */
    void apply(LedgerEvent event, MetaData metadata) {
        if (event instanceof RoundClosed closed) {
            close(closed, Metadata.actor(metadata));
        } else if (event instanceof RoundReopened reopened) {
            Key round = new Key(reopened.authority(), reopened.round());
            due.keySet().removeIf(id -> isOf(round, id));
        } else if (event instanceof AuditEvent ofAudit) {
            applyToAudit(ofAudit);
        }
    }

    private void close(RoundClosed closed, Actor actor) {
        Key round = new Key(closed.authority(), closed.round());
        awaited.forEach((id, audit) -> {
            if (audit.round().equals(round)) {
                due.put(id, new Due(new NoteNotReturned(id, closed.effectiveOn(), closed.closing()), actor));
            }
        });
    }

    private boolean isOf(Key round, String id) {
        Awaited audit = awaited.get(id);
        return audit != null && audit.round().equals(round);
    }

    private void applyToAudit(AuditEvent event) {
        String id = event.auditId();
        if (event instanceof AuditAllocated e) {
            awaited.put(id, new Awaited(new Key(e.authority(), e.round()), true, e.secondAuditor() != null));
        } else if (event instanceof GradeSubmitted) {
            submitted(id, false);
        } else if (event instanceof SecondGradeSubmitted) {
            submitted(id, true);
        } else if (event instanceof AuditExempted
                || event instanceof AuditCancelled
                || event instanceof SubmissionRejected) {
            settle(id);
        } else if (event instanceof AuditNotReturned) {
            due.remove(id);
        } else if (event instanceof RecordCorrected correction) {
            correct(id, correction);
        }
    }

    private void submitted(String id, boolean second) {
        Awaited audit = awaited.computeIfPresent(id, (key, one) -> one.without(second));
        if (audit != null && audit.isIn()) {
            settle(id);
        }
    }

    private void settle(String id) {
        awaited.remove(id);
        due.remove(id);
    }

    private void correct(String id, RecordCorrected correction) {
        if (correction.field().equals(Correctable.ROUND.apiName()) && correction.to() != null) {
            YearMonth right = YearMonth.parse(correction.to());
            awaited.computeIfPresent(
                    id,
                    (key, audit) ->
                            new Awaited(new Key(audit.round().authority(), right), audit.first(), audit.second()));
            due.remove(id);
        }
    }

    /** The next to be told. */
    Optional<Due> next() {
        return due.values().stream().findFirst();
    }

    /** It was told, or needed no telling. */
    void told(Due one) {
        due.remove(one.note().auditId());
    }
}
