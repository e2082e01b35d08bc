package org.caseledger.faults;

import java.io.IOException;
import org.caseledger.ledger.TemporaryAxonServer;

/** The Axon Server that a region keeps its events in. */
record AxonServerPart(TemporaryAxonServer server) implements Part {

    @Override
    public String name() {
        return "Axon Server";
    }

    @Override
    public void kill() {
        server.kill();
    }

    @Override
    public void start() throws IOException {
        server.start();
    }
}
