package org.caseledger.eventstore;

import java.sql.SQLException;
import java.util.Objects;

/** Why a PostgreSQL would not let us in, with what to do. */
final class PostgresRefusal {

    private PostgresRefusal() {}

    static String explain(SQLException e) {
        String code = SqlErrors.codeOf(e);
        return switch (Objects.requireNonNullElse(e.getSQLState(), "")) {
            case "28P01", "28000" ->
                code + ": it refused the user or password; they come from CASELEDGER_POSTGRES_USER and"
                        + " CASELEDGER_POSTGRES_PASSWORD";
            case "3D000" -> code + ": there is no such database: make it with CREATE DATABASE";
            case "42501" -> code + ": the user has not the right to: GRANT CREATE ON DATABASE, or make it the owner";
            case "42P01" -> code + ": a schema of this name is there that is not ours";
            case "25006" -> code + ": it is a standby, or read-only: name the primary";
            default -> code;
        };
    }
}
