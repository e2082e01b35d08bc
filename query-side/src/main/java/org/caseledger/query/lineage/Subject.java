package org.caseledger.query.lineage;

import java.util.ArrayList;
import java.util.List;
import org.caseledger.query.facts.ActionFacts;
import org.caseledger.query.facts.AuditFacts;
import org.caseledger.query.facts.EscalationFacts;
import org.caseledger.query.facts.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * An audit, action or escalation in the ledger.
 *
 * @param tales what the ledger was told of it, and of others that decide with it what it counts as
 */
public record Subject(Kind kind, String id, List<Tale> tales) {

    /** What a figure may count. */
    public enum Kind {
        AUDIT,
        ACTION,
        ESCALATION
    }

    /** What the ledger was told of one of them. */
    public record Tale(Kind kind, String id, Timeline<?> timeline) {}

    /** An audit. */
    public static Subject of(@Nullable AuditFacts audit, String id) {
        return audit == null
                ? new Subject(Kind.AUDIT, id, List.of())
                : new Subject(Kind.AUDIT, id, List.of(new Tale(Kind.AUDIT, id, audit.timeline())));
    }

    /** An action. */
    public static Subject of(ActionFacts action) {
        return new Subject(Kind.ACTION, action.id(), List.of(new Tale(Kind.ACTION, action.id(), action.timeline())));
    }

    /** An escalation. */
    public static Subject of(EscalationFacts escalation) {
        String id = escalation.id();
        return new Subject(Kind.ESCALATION, id, List.of(new Tale(Kind.ESCALATION, id, escalation.timeline())));
    }

    /** This one, and another whose events decide with its own what it counts as. */
    public Subject beside(Subject other) {
        List<Tale> both = new ArrayList<>(tales);
        both.addAll(other.tales);
        return new Subject(kind, id, both);
    }
}
