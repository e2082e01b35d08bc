package org.caseledger.command;

import java.time.YearMonth;
import java.util.Optional;
import org.caseledger.command.action.Action;
import org.caseledger.command.audit.Audit;
import org.caseledger.command.escalation.Escalation;
import org.caseledger.command.framework.Frameworks;
import org.caseledger.command.register.Person;
import org.caseledger.command.register.Team;
import org.caseledger.events.SamplingMethod;

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

    /** A team by its code; empty where it was neither registered nor mentioned. */
    Optional<Team> team(String authority, String team);

    /** A person by their reference; empty where they were neither registered nor mentioned. */
    Optional<Versioned<Person>> person(String authority, String person);

    /** How an audit's grading was last drawn to be moderated; empty where the round's latest draw left it out. */
    Optional<SamplingMethod> moderationSampling(String authority, YearMonth round, String auditId);
}
