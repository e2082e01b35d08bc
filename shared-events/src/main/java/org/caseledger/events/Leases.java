package org.caseledger.events;

/** The leases of a node. */
@FunctionalInterface
public interface Leases {

    /** Those of a node that has no others beside it. */
    Leases ALONE = task -> Lease.ALWAYS;

    /**
     * The lease of a task, which this node is after from now on.
     *
     * @param task its name, the same on all nodes
     */
    Lease of(String task);
}
