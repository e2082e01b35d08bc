package org.caseledger.events;

import java.util.Optional;

/** The keys of data subjects, kept apart from the ledger. Erasing a person destroys their key. */
public interface SubjectKeys {

    /**
     * The subject's key, 32 bytes; made on first use and durable before this returns.
     *
     * @throws ErasedSubjectException where the key was destroyed
     * @throws RuntimeException where it can't be stored
     */
    byte[] keyFor(String subject);

    /** The subject's key, absent where it was never made or has been destroyed. */
    Optional<byte[]> find(String subject);

    /** Whether the subject's key was destroyed, so that none can be made any more. Makes none. */
    boolean isDestroyed(String subject);
}
