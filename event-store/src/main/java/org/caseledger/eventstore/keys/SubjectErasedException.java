package org.caseledger.eventstore.keys;

/** The subject's key was destroyed: what it sealed is gone for good, and nothing new can be sealed for the subject. */
public final class SubjectErasedException extends RuntimeException {

    SubjectErasedException() {
        super("the subject was erased: its key was destroyed");
    }
}
