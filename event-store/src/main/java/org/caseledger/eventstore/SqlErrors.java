package org.caseledger.eventstore;

import java.sql.SQLException;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What a database's errors mean. Its messages may quote values, so only its codes are passed on. */
public final class SqlErrors {
    /** PostgreSQL's unique_violation (its manual, appendix A). */
    private static final String UNIQUE_VIOLATION = "23505";
    /** The class of SQLSTATEs that say that there is no connection (SQL:2016, part 2, 24.1). */
    private static final String NO_CONNECTION = "08";
    /** PostgreSQL's admin_shutdown, crash_shutdown and cannot_connect_now: it ends, or begins. */
    private static final Set<String> SHUT_DOWN = Set.of("57P01", "57P02", "57P03");

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

    /** Whether the connection is gone, with whatever was not committed on it. */
    public static boolean isConnectionLost(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith(NO_CONNECTION) || SHUT_DOWN.contains(state));
    }
}
