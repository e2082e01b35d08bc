package org.caseledger.events;

/** The subject was erased: nothing can be sealed for them any more. The message names nobody. */
public final class ErasedSubjectException extends RuntimeException {

    public ErasedSubjectException() {
        super("The subject was erased: nothing is sealed for them any more");
    }
}
