package org.caseledger.eventstore.log;

import java.sql.SQLException;
import java.util.List;
import org.caseledger.eventstore.Database;
import org.caseledger.eventstore.PostgresDatabase;
import org.caseledger.eventstore.PostgresServer;
import org.caseledger.eventstore.SqlErrors;
import org.caseledger.eventstore.StoreFileException;

/**
 * The log that all nodes share, in the schema {@code log} of a PostgreSQL.
 *
 * <p>Each checkpoint names the one that it was signed after, and no two name the same: so the checkpoints are one chain, and
 * of two nodes that both believe to be the one that signs, the database takes the checkpoint of one. Whoever keeps
 * something tells the channel {@link #CHANNEL}.
 */
public final class PostgresLog {
    /** Is told whenever a checkpoint or a witness's line was kept. */
    public static final String CHANNEL = "caseledger_log";

    private static final String SCHEMA = "log";
    private static final int VERSION = 1;
    private static final List<String> TABLES = List.of(
            "CREATE TABLE tiles (level integer, idx bigint, hashes bytea NOT NULL, PRIMARY KEY (level, idx))",
            """
            CREATE TABLE checkpoints (
              size bigint PRIMARY KEY,
              note text NOT NULL,
              after bigint NOT NULL UNIQUE,
              CHECK (after < size))""",
            """
            CREATE TABLE cosignatures (
              id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
              size bigint NOT NULL,
              line text NOT NULL,
              UNIQUE (size, line))""",
            "CREATE TABLE keys (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, vkey text NOT NULL UNIQUE)",
            "CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_notify(''%s'', ''''); RETURN NULL; END'"
                    .formatted(CHANNEL),
            "CREATE TRIGGER told AFTER INSERT ON checkpoints FOR EACH STATEMENT EXECUTE FUNCTION tell()",
            "CREATE TRIGGER told AFTER INSERT ON cosignatures FOR EACH STATEMENT EXECUTE FUNCTION tell()");

    private static final String KEEP_AFTER =
            "INSERT INTO checkpoints (size, note, after) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";

    private PostgresLog() {}

    /** Where it is on a server. */
    public static Database on(PostgresServer server) {
        return new PostgresDatabase(server, SCHEMA, VERSION, TABLES);
    }

    /**
     * Opens it, and makes its tables if they are not there.
     *
     * @throws StoreFileException if the server can't be reached, or the tables are of another version
     */
    public static StoredLog open(Database database) {
        try {
            return new StoredLog(database, KEEP_AFTER);
        } catch (SQLException e) {
            throw new StoreFileException("the transparency log cannot be opened: " + SqlErrors.codeOf(e), e);
        }
    }
}
