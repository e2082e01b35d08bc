package org.caseledger.eventstore;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What SQLite's errors mean. Its messages may quote values, so only its codes are passed on. */
final class Sqlite {
    private Sqlite() {}

    /** The symbolic name of an error, for instance {@code SQLITE_FULL}. */
    static String codeOf(SQLException e) {
        return e instanceof SQLiteException s ? s.getResultCode().name() : "error " + e.getErrorCode();
    }

    /** Whether a unique key was already taken. */
    static boolean isDuplicate(SQLException e) {
        return e instanceof SQLiteException s && s.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE;
    }
}
