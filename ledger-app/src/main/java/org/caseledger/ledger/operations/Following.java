package org.caseledger.ledger.operations;

import java.util.Optional;

/** Whether the views go on following the ledger. */
@FunctionalInterface
public interface Following {

    /** Why they don't; nothing where they do. */
    Optional<Throwable> stoppedBy();
}
