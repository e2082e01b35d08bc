package org.caseledger.command.imports;

import java.util.List;
import org.caseledger.command.FieldError;
import org.caseledger.command.Rejected;

/**
 * A command with the line that it comes from.
 *
 * @param line from 1
 */
record Line<C>(Source source, long line, C command) {

    RowError error(String column, String message) {
        return new RowError(source.name(), line, column, message);
    }

    /** A refusal in the words of the file's columns. */
    List<RowError> errors(Rejected rejected) {
        return rejected.errors().isEmpty()
                ? List.of(error(source.file().columns().getFirst(), rejected.getMessage()))
                : rejected.errors().stream()
                        .map(found -> error(column(found), found.message()))
                        .toList();
    }

    private String column(FieldError found) {
        String field = found.field();
        if (field.startsWith("domains")) {
            return field.equals("domains") ? "domain" : "grade";
        }
        if (field.startsWith("findings")) {
            return field.endsWith(".text") ? "finding" : "theme";
        }
        if (field.equals("on")) {
            return "completed_on";
        }
        return found.column();
    }
}
