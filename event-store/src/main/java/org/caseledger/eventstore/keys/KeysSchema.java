package org.caseledger.eventstore.keys;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseledger.eventstore.PostgresDatabase;
import org.caseledger.eventstore.PostgresServer;
import org.caseledger.eventstore.StoreFileException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

/**
 * The schema {@code keys} of a PostgreSQL, apart from the ledger's.
 *
 * <p>Each connection holds a shared lock for as long as it stands, and a rotation or restore holds it alone; so no
 * connection outlives a rotation, and whoever opens one afterwards looks whether its master key is still the right one.
 */
final class KeysSchema extends KeyPlace {
    /** "CLky" in ASCII: shared by whoever uses the keys, held alone by whoever rotates or restores them. */
    private static final long USING = 0x434C6B79;
    /** "CLkw" in ASCII: two groups that made the same keys in another order would else wait for each other for ever. */
    private static final long WRITING = 0x434C6B77;

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    /** So many milliseconds may it take to write the table anew, which no answer interrupts. */
    private static final int REWRITING = 300_000;

    private static final int VERSION = 1;
    /**
     * An overwritten row stays in its page until somebody removes it; {@code remnants} counts the destroyed keys, and up to
     * which of them nothing is left, so that whoever comes after a crash goes on.
     */
    private static final List<String> TABLES = List.of(
            "CREATE TABLE keys (subject text COLLATE \"C\" PRIMARY KEY, wrapped bytea)",
            "CREATE TABLE remnants (destroyed bigint NOT NULL, dropped bigint NOT NULL)",
            "INSERT INTO remnants VALUES (0, 0)",
            """
            CREATE FUNCTION key_destroyed() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN UPDATE remnants SET destroyed = destroyed + 1; RETURN NULL; END'""",
            """
            CREATE TRIGGER keys_destroyed AFTER UPDATE ON keys FOR EACH ROW
            WHEN (OLD.wrapped IS NOT NULL AND NEW.wrapped IS NULL) EXECUTE FUNCTION key_destroyed()""");

    private final PostgresDatabase database;
    private final PostgresServer server;

    KeysSchema(PostgresServer server, Path folder) {
        super(folder);
        this.server = server;
        database = new PostgresDatabase(server, "keys", VERSION, TABLES);
    }

    @Override
    String name() {
        return "the schema keys on " + server;
    }

    @Override
    boolean shared() {
        return true;
    }

    @Override
    boolean holdsKeys() throws SQLException {
        try (Connection connection = openWriter()) {
            return !KeyTable.isEmpty(connection);
        }
    }

    @Override
    Connection openWriter() throws SQLException {
        return sharing(database.openWriter());
    }

    @Override
    Connection openReader() throws SQLException {
        return sharing(database.openReader());
    }

    private Connection sharing(Connection connection) throws SQLException {
        return locked(
                connection,
                "SELECT pg_advisory_lock_shared(" + USING + ")",
                name() + " are being rotated or restored by another process: start again when that has ended");
    }

    @Override
    Connection openAlone() throws SQLException {
        return locked(
                database.openWriter(),
                "SELECT pg_advisory_lock(" + USING + ")",
                name() + " are in use by another process: stop every node that uses them first");
    }

    /** Waits for moments only: a connection that was just closed may hold the lock a little longer. */
    private static Connection locked(Connection connection, String lock, String refusal) throws SQLException {
        try {
            KeyTable.execute(connection, "SET lock_timeout = '5s'");
            KeyTable.execute(connection, lock);
            KeyTable.execute(connection, "RESET lock_timeout");
            return connection;
        } catch (SQLException e) {
            connection.close();
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw new StoreFileException(refusal, e);
            }
            throw e;
        }
    }

    @Override
    String begin() {
        return "BEGIN; SELECT pg_advisory_xact_lock(" + WRITING + ")";
    }

    @Override
    boolean dropDestroyed(Connection writer) throws SQLException {
        long destroyed = number(writer, "SELECT destroyed FROM remnants");
        if (destroyed == number(writer, "SELECT dropped FROM remnants")) {
            return true;
        }
        if (!rewritten(writer)) {
            return false;
        }
        KeyTable.execute(writer, "UPDATE remnants SET dropped = greatest(dropped, " + destroyed + ")");
        return true;
    }

    @Override
    void dropRemnants(Connection alone) throws SQLException {
        if (!rewritten(alone)) {
            throw new StoreFileException("another program reads the database " + server + ", so that what was"
                    + " overwritten is still in it: let it end, then try again");
        }
    }

    /**
     * Writes the table into new files: a plain VACUUM leaves an overwritten row's bytes where they were.
     *
     * @return false where a transaction was in the way, or an older one may still see what was overwritten
     */
    private static boolean rewritten(Connection connection) throws SQLException {
        int usual = connection.getNetworkTimeout();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET lock_timeout = '2s'");
            connection.setNetworkTimeout(Runnable::run, REWRITING);
            statement.execute("VACUUM (FULL, VERBOSE) keys");
            return kept(statement.getWarnings()) == 0;
        } catch (SQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        } finally {
            connection.setNetworkTimeout(Runnable::run, usual);
            KeyTable.execute(connection, "RESET lock_timeout");
        }
    }

    /** How many overwritten rows it kept: the first number in the detail of what it says, in any language. */
    private static long kept(@Nullable SQLWarning said) throws SQLException {
        for (SQLWarning next = said; next != null; next = next.getNextWarning()) {
            Matcher number = NUMBER.matcher(detail(next));
            if (number.find()) {
                return Long.parseLong(number.group());
            }
        }
        throw new SQLException("PostgreSQL did not say what its VACUUM kept");
    }

    private static String detail(SQLWarning said) {
        ServerErrorMessage told = said instanceof PSQLWarning warning ? warning.getServerErrorMessage() : null;
        return told == null ? "" : Objects.requireNonNullElse(told.getDetail(), "");
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    StoreFileException foreignMasterKey() {
        return new StoreFileException("the master key " + masterKey() + " is not that of " + name()
                + ": copy master.key from a node that uses them, or from where it was put apart");
    }

    @Override
    StoreFileException missingMasterKey() {
        return new StoreFileException("the master key " + masterKey() + " is missing, and " + name()
                + " need it: copy master.key from a node that uses them, or from where it was put apart");
    }
}
