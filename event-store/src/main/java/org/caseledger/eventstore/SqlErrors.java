package org.caseledger.eventstore;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What a database's errors mean. Its messages may quote values, so only its codes are passed on. */
public final class SqlErrors {
    /** PostgreSQL's unique_violation (its manual, appendix A). */
    private static final String UNIQUE_VIOLATION = "23505";

    /** PostgreSQL's connection exceptions. */
    private static final String CONNECTION_CLASS = "08";

    /**
     * PostgreSQL's admin_shutdown, crash_shutdown, cannot_connect_now (it is starting), too_many_connections, and the two
     * time limits that end a connection: of an idle session, of an idle transaction.
     */
    private static final Set<String> AWAY = Set.of("57P01", "57P02", "57P03", "53300", "57P05", "25P03");

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

    /** Whether the failure, or one behind it, says that the database's server went away or takes no connection now. */
    public static boolean isAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e && isAway(e.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAway(@Nullable String state) {
        return state != null && (state.startsWith(CONNECTION_CLASS) || AWAY.contains(state));
    }
}
