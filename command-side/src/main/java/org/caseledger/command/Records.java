package org.caseledger.command;

import java.util.Optional;
import org.caseledger.command.audit.Audit;
import org.caseledger.command.framework.Frameworks;

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
}
