package org.caseledger.command;

import java.util.Optional;
import org.caseledger.command.action.Action;
import org.caseledger.command.audit.Audit;
import org.caseledger.command.escalation.Escalation;
import org.caseledger.command.framework.Frameworks;
import org.caseledger.events.RegisterEvent.TeamRegistered;

/** What a rule may look up of other aggregates, always as the ledger holds it now. */
public interface Records {

    /**
     * An aggregate's state with its version.
     *
     * @param version the sequence of its last event
     */
    record Versioned<T>(T state, long version) {}

    /** An authority's frameworks; {@link Frameworks#NONE} where none is published. */
    Frameworks frameworks(String authority);

    /** An audit by its own id. */
    Optional<Versioned<Audit>> audit(String auditId);

    /** An action by its own id. */
    Optional<Action> action(String actionId);

    /** An escalation by its own id. */
    Optional<Escalation> escalation(String escalationId);

    /** A team's registration; empty where the team is unknown or was only mentioned. */
    Optional<TeamRegistered> team(String authority, String team);
}
