package org.caseledger.command;

import java.util.Locale;

/** A field of a command that can't be, and what to do about it. */
public record FieldError(String field, String message) {

    /** The field as a column of a file: {@code allocatedOn} is {@code allocated_on} there. */
    public String column() {
        return field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
