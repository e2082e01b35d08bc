package org.caseledger.eventstore;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What a database's errors mean. Its messages may quote values, so only its codes are passed on. */
public final class SqlErrors {
    /** PostgreSQL's unique_violation (its manual, appendix A). */
    private static final String UNIQUE_VIOLATION = "23505";

    private SqlErrors() {}

    /** The symbolic name of SQLite's errors, for instance {@code SQLITE_FULL}; the SQLSTATE of PostgreSQL's. */
    public static String codeOf(SQLException e) {
        if (e instanceof SQLiteException s) {
            return s.getResultCode().name();
        }
        return e.getSQLState() == null ? "error " + e.getErrorCode() : "SQLSTATE " + e.getSQLState();
    }

    /** Whether a unique key was already taken. */
    public static boolean isDuplicate(SQLException e) {
        return e instanceof SQLiteException s
                ? s.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
                : UNIQUE_VIOLATION.equals(e.getSQLState());
    }
}
