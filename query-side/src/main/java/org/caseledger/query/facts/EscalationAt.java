package org.caseledger.query.facts;

import java.time.LocalDate;
import org.caseledger.events.EscalationEvent;
import org.caseledger.events.EscalationEvent.EscalationRaised;
import org.caseledger.events.EscalationEvent.EscalationResolved;
import org.caseledger.events.EscalationEvent.StageAdvanced;

/** An escalation as it was on a day. */
public final class EscalationAt {

    private final EscalationRaised raised;
    private int stage = 1;
    private boolean resolved;

    private EscalationAt(EscalationRaised raised) {
        this.raised = raised;
    }

    /** The escalation on a day, as the ledger knew it. Whether it had been raised by then is for the caller to ask. */
    public static EscalationAt of(EscalationFacts facts, LocalDate asAt, Known known) {
        EscalationAt escalation = new EscalationAt(facts.raised());
        facts.timeline().replay(asAt, known.position(), escalation::apply);
        return escalation;
    }

    private void apply(EscalationEvent event) {
        switch (event) {
            case StageAdvanced e -> stage = Math.max(stage, e.stage());
            case EscalationResolved _ -> resolved = true;
            case EscalationRaised _ -> {}
        }
    }

    public EscalationRaised raised() {
        return raised;
    }

    /** The stage that it had reached, 1 to 3. */
    public int stage() {
        return stage;
    }

    public boolean resolved() {
        return resolved;
    }
}
