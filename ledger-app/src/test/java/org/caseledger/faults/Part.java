package org.caseledger.faults;

/** A process of a region that can be ended at any moment and started again. */
interface Part {

    /** What to call it where something went wrong. */
    String name();

    /** Ends it as kill -9 does. */
    void kill() throws Exception;

    /** Starts it again; returns once it serves. */
    void start() throws Exception;
}
