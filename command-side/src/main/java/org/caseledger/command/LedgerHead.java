package org.caseledger.command;

/** Where the ledger ends. */
@FunctionalInterface
public interface LedgerHead {

    /** The position of the last durable event; -1 while there is none. */
    long position();
}
