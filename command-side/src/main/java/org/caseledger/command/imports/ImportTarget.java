package org.caseledger.command.imports;

import org.caseledger.command.Rejected;

/** Where an import's commands go: to the ledger, or nowhere in a dry run. Used by many threads at once. */
interface ImportTarget {

    /**
     * Takes a command.
     *
     * @return how many events it appended, or would append
     * @throws Rejected where it is refused
     */
    int take(Object command);

    /** The authority of an audit; empty where there is no such audit. */
    String authorityOf(String auditId);
}
