package org.caseledger.events;

/** The leases of a node. */
public interface Leases {

    /** Those of a node that has no others beside it. */
    Leases ALONE = new Leases() {
        @Override
        public Lease of(String task) {
            return Lease.ALWAYS;
        }

        @Override
        public Shares shares(String task, int count) {
            return Shares.ALONE;
        }
    };

    /**
     * The lease of a task, which this node is after from now on.
     *
     * @param task its name, the same on all nodes
     */
    Lease of(String task);

    /**
     * The shares of a task, each of which one node holds at a time.
     *
     * @param task its name, the same on all nodes; its shares are called {@code task-0} and so on
     * @param count how many there are, the same on all nodes
     */
    Shares shares(String task, int count);
}
