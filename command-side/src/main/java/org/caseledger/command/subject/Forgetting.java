package org.caseledger.command.subject;

/** Destroys keys. The event is the decision; this follows it, and repeating it is harmless. */
@FunctionalInterface
public interface Forgetting {

    /**
     * Destroys the key of an erased subject, and returns when that is on the disk.
     *
     * @throws RuntimeException where it can't be; the next start does it then
     */
    void forget(String subject);
}
