package org.caseledger.eventstore;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * One schema of ours in a PostgreSQL database: how it is recognised, made and opened. Any number of processes may use it.
 *
 * <p>Every commit is forced to the server's disk before it counts; a server or role that is set otherwise is refused.
 *
 * @param server where it is and who we are
 * @param schema its name, of lower-case letters and underscores; nothing else is in it
 * @param version of the tables, from 1; a schema of another one is never touched
 * @param tables the statements that make an empty schema into one of ours, run in one transaction
 */
public record PostgresDatabase(PostgresServer server, String schema, int version, List<String> tables)
        implements Database {
    /** "CLdg" in ASCII: whoever makes a schema holds the lock of this number meanwhile. */
    private static final long MAKING = 0x434C6467;

    /** So many seconds may the server take for each answer until it has let us in, before it counts as away. */
    private static final int CONNECTING = 10;

    /**
     * So many milliseconds may it take for an answer afterwards. More than {@link #IDLE}, so that whoever waits for the turn
     * of a process that stands still gets it.
     */
    private static final int SILENCE = 20_000;

    /** After so many seconds without a word in a transaction, the server ends it: its process stands still or is cut off. */
    private static final int IDLE = 10;

    /** The oldest version that we know to work, as {@code server_version_num}. */
    private static final int OLDEST = 130_000;

    /** What must be on for a commit to survive a crash of the server. */
    private static final List<String> DURABLE = List.of("fsync", "full_page_writes", "synchronous_commit");

    public PostgresDatabase {
        if (!schema.matches("[a-z_]+")) {
            throw new IllegalArgumentException("a schema's name has lower-case letters and underscores only");
        }
        tables = List.copyOf(tables);
    }

    @Override
    public Connection openWriter() {
        Connection connection = connect(false);
        try {
            requireVersion(connection);
            requireDurable(connection);
            create(connection);
            check(connection);
            return connection;
        } catch (SQLException e) {
            closeAfter(connection, e);
            throw new StoreFileException(
                    "the schema " + schema + " on " + server.name() + " cannot be opened: "
                            + PostgresRefusal.explain(e),
                    e);
        } catch (StoreFileException e) {
            closeAfter(connection, e);
            throw e;
        }
    }

    @Override
    public Connection openReader() {
        return connect(true);
    }

    @Override
    public String begin() {
        return "BEGIN ISOLATION LEVEL READ COMMITTED"; // Else what others committed while it waits is not seen.
    }

    private Connection connect(boolean readOnly) {
        Properties settings = new Properties();
        settings.setProperty("user", server.user());
        settings.setProperty("password", server.password());
        settings.setProperty("currentSchema", schema);
        settings.setProperty("ApplicationName", "case-ledger");
        settings.setProperty("tcpKeepAlive", "true");
        settings.setProperty("connectTimeout", String.valueOf(CONNECTING));
        settings.setProperty("socketTimeout", String.valueOf(CONNECTING));
        settings.setProperty("socketFactory", LimitedSockets.class.getName());
        settings.setProperty("options", "-c idle_in_transaction_session_timeout=" + IDLE + "s -c statement_timeout=0");
        settings.setProperty("reWriteBatchedInserts", "true");
        settings.setProperty("readOnly", String.valueOf(readOnly));
        settings.setProperty("readOnlyMode", "always"); // Else a statement outside a transaction may write.
        settings.setProperty("logServerErrorDetail", "false"); // The detail of a taken key quotes it.
        try {
            return answeringInTime(DriverManager.getConnection(server.url(), settings));
        } catch (SQLException e) {
            throw new StoreFileException(
                    "PostgreSQL at " + server.name() + " cannot be reached: " + PostgresRefusal.explain(e), e);
        }
    }

    /** An address may name a limit of its own, as {@code socketTimeout}, which then holds for all. */
    private static Connection answeringInTime(Connection connection) throws SQLException {
        if (connection.getNetworkTimeout() == TimeUnit.SECONDS.toMillis(CONNECTING)) {
            connection.setNetworkTimeout(Runnable::run, SILENCE);
        }
        return connection;
    }

    private void requireVersion(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW server_version_num")) {
            row.next();
            if (row.getInt(1) < OLDEST) {
                throw new StoreFileException("PostgreSQL at " + server.name() + " is too old: it must be version "
                        + OLDEST / 10_000 + " or newer");
            }
        }
    }

    private void requireDurable(Connection connection) throws SQLException {
        for (String setting : DURABLE) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SHOW " + setting)) {
                row.next();
                if (row.getString(1).equals("off")) {
                    throw new StoreFileException("PostgreSQL at " + server.name() + " has " + setting
                            + " off, so that a crash could lose what was acknowledged: switch it on");
                }
            }
        }
    }

    private void create(Connection connection) throws SQLException {
        execute(connection, "BEGIN");
        execute(connection, "SELECT pg_advisory_xact_lock(" + MAKING + ")");
        if (!exists(connection)) {
            execute(connection, "CREATE SCHEMA " + schema);
            execute(connection, "CREATE TABLE schema_version (version integer NOT NULL)");
            execute(connection, "INSERT INTO schema_version VALUES (" + version + ")");
            for (String table : tables) {
                execute(connection, table);
            }
        }
        execute(connection, "COMMIT");
    }

    private boolean exists(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM pg_namespace WHERE nspname = ?")) {
            query.setString(1, schema);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    private void check(Connection connection) throws SQLException {
        int found;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT version FROM schema_version")) {
            row.next();
            found = row.getInt(1);
        }
        if (found != version) {
            throw new StoreFileException("the schema " + schema + " on " + server.name() + " has version " + found
                    + ", and this program knows version " + version
                    + (found > version ? ": use the newer program that made it" : ""));
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void closeAfter(Connection connection, Exception failure) {
        try {
            connection.close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
