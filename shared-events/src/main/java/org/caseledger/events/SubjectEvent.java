package org.caseledger.events;

import java.time.LocalDate;

/** What is decided about a data subject's texts: the texts sealed under the subject's key. */
public sealed interface SubjectEvent extends LedgerEvent {

    /** Whose texts: {@code child:AUTHORITY:REF}, {@code staff:REF} or {@code escalation:ID}. */
    String subject();

    /**
     * The subject's texts must be kept, whatever else asks for their erasure.
     *
     * @param hold the hold's name, unique among those that stand for the subject
     * @param reason sealed under a key of its own, which outlives the subject's
     */
    record LegalHoldPlaced(String subject, String hold, LocalDate effectiveOn, SealedText reason)
            implements SubjectEvent {}

    /** The texts need no longer be kept for this hold. */
    record LegalHoldLifted(String subject, String hold, LocalDate effectiveOn, SealedText reason)
            implements SubjectEvent {}

    /** The subject's key was given up, and with it every text and salt that it sealed. The rest of the ledger stands. */
    record SubjectErased(String subject, LocalDate effectiveOn, SealedText reason) implements SubjectEvent {}
}
