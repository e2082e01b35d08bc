package org.caseledger.events;

/**
 * The right to do what exactly one node does at a time.
 *
 * <p>It is a right to begin, no guarantee: a process can be stopped between asking and doing, and do it when another holds
 * the lease. So what is done under a lease must be safe when two do it; the lease only sees to it that this is rare.
 */
public interface Lease {

    /** The lease of a node that has no others beside it. */
    Lease ALWAYS = new Lease() {
        @Override
        public boolean isHeld() {
            return true;
        }

        @Override
        public void onChange(Runnable listener) {
            // it never changes
        }

        @Override
        public void giveUp() {
            // there is nobody to take it
        }
    };

    /** Whether this node holds it now. */
    boolean isHeld();

    /** Whether another node is to have it, as only a share is: the holder finishes what it began, and gives it up. */
    default boolean isWanted() {
        return false;
    }

    /** Calls a listener whenever this node got it or lost it, or another is to have it. It must be quick. */
    void onChange(Runnable listener);

    /** Leaves it to the other nodes: a share until this node is dealt it again, else for as long as this process runs. */
    void giveUp();
}
