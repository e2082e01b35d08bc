package org.caseledger.command.api;

import org.caseledger.command.FieldError;

/** A request whose form can't be read: 400, naming the field. */
public final class MalformedRequest extends RuntimeException {

    private final FieldError error;

    public MalformedRequest(FieldError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    public FieldError error() {
        return error;
    }
}
