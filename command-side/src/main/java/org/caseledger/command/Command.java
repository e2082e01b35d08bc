package org.caseledger.command;

/** What can be asked of one aggregate. */
public interface Command {

    /** The aggregate's id, by which Axon routes. */
    String aggregateId();
}
