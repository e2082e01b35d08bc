package org.caseledger.faults;

import org.caseledger.eventstore.TemporaryPostgres;

/** The PostgreSQL that a region keeps its ledger in. */
record PostgresPart(TemporaryPostgres postgres) implements Part {

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public void kill() {
        postgres.crash();
    }

    @Override
    public void start() {
        postgres.start();
    }
}
