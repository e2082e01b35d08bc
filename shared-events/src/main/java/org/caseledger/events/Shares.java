package org.caseledger.events;

/** The shares of one task, which the nodes that take part deal out evenly: each is a lease. */
public interface Shares {

    /** All of them, of a node that has no others beside it. */
    Shares ALONE = new Shares() {
        @Override
        public Lease share(int number) {
            return Lease.ALWAYS;
        }

        @Override
        public void join() {
            // it holds them all
        }
    };

    /**
     * One of them, which this node may be dealt once it takes part.
     *
     * @param number from 0
     */
    Lease share(int number);

    /** Takes part from now on, for as long as this process runs. */
    void join();
}
