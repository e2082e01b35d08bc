package org.caseledger.ledger;

import java.util.Optional;
import org.caseledger.events.Lease;
import org.caseledger.events.Leases;
import org.caseledger.events.Shares;
import org.caseledger.eventstore.Database;
import org.caseledger.eventstore.PostgresLease;
import org.caseledger.eventstore.PostgresLeases;
import org.caseledger.eventstore.PostgresShares;

/** The leases of this node: taken from others where nodes share a PostgreSQL, else always its own. */
final class NodeLeases implements Leases, AutoCloseable {

    private final Optional<PostgresLeases> shared;

    /** @param shared any one of ours in the PostgreSQL that nodes share; nothing where this node has no others */
    NodeLeases(Optional<Database> shared) {
        this.shared = shared.map(PostgresLeases::new);
    }

    @Override
    public Lease of(String task) {
        return shared.map(leases -> taken(leases.of(task))).orElse(Lease.ALWAYS);
    }

    private static Lease taken(PostgresLease lease) {
        return new Lease() {
            @Override
            public boolean isHeld() {
                return lease.isHeld();
            }

            @Override
            public boolean isWanted() {
                return lease.isWanted();
            }

            @Override
            public void onChange(Runnable listener) {
                lease.onChange(listener);
            }

            @Override
            public void giveUp() {
                lease.giveUp();
            }
        };
    }

    @Override
    public Shares shares(String task, int count) {
        return shared.map(leases -> dealt(leases.shares(task, count))).orElse(Shares.ALONE);
    }

    private static Shares dealt(PostgresShares shares) {
        return new Shares() {
            @Override
            public Lease share(int number) {
                return taken(shares.share(number));
            }

            @Override
            public void join() {
                shares.join();
            }
        };
    }

    /** Leaves all of them to other nodes. */
    @Override
    public void close() {
        shared.ifPresent(PostgresLeases::close);
    }
}
