package org.caseledger.command;

import java.util.List;

/** A command was refused and the ledger is unchanged. The message says what to do and names no person. */
public final class Rejected extends RuntimeException {

    private final Reason reason;
    private final List<FieldError> errors;

    private Rejected(Reason reason, String message, List<FieldError> errors) {
        super(message, null, false, false); // a refusal is an answer: its stack trace would tell nobody anything
        this.reason = reason;
        this.errors = List.copyOf(errors);
    }

    /** Refused as a whole. */
    public static Rejected because(Reason reason, String message) {
        return new Rejected(reason, message, List.of());
    }

    /** Refused for a field that breaks a rule. */
    public static Rejected because(Reason reason, String field, String message) {
        return new Rejected(reason, message, List.of(new FieldError(field, message)));
    }

    /** Refused for values that can't be. */
    public static Rejected invalid(List<FieldError> errors) {
        return new Rejected(Reason.INVALID_VALUE, errors.getFirst().message(), errors);
    }

    /** Refused for several fields that break one rule. */
    public static Rejected because(Reason reason, List<FieldError> errors) {
        return new Rejected(reason, errors.getFirst().message(), errors);
    }

    public Reason reason() {
        return reason;
    }

    /** The fields to blame; empty where no single field is. */
    public List<FieldError> errors() {
        return errors;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
