package org.caseledger.eventstore.reads;

import java.nio.file.Path;
import java.util.List;
import org.caseledger.eventstore.Database;
import org.caseledger.eventstore.PostgresDatabase;
import org.caseledger.eventstore.PostgresServer;
import org.caseledger.eventstore.SqliteFile;

/**
 * Where a read ledger stands. In either place a row can only be added, at the end: triggers refuse all else.
 *
 * @param name what messages call it
 * @param database its table
 * @param begin the statement that begins a transaction that adds rows, and lets no other begin before its end
 * @param shared whether other processes may add rows, so that the last one is read anew in each transaction
 */
public record ReadPlace(String name, Database database, String begin, boolean shared) {
    /** "CLrd" in ASCII; in PostgreSQL whoever adds rows holds the lock of this number. */
    private static final int ID = 0x434C7264;

    private static final int VERSION = 1;
    private static final List<String> IN_A_FILE = List.of(
            """
            CREATE TABLE reads (
              seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, role TEXT NOT NULL, kind TEXT NOT NULL,
              authority TEXT, audit_id TEXT, subject TEXT, asked TEXT NOT NULL, purpose TEXT, status INTEGER NOT NULL,
              hash TEXT NOT NULL)""",
            "CREATE INDEX reads_by_audit ON reads (audit_id, seq) WHERE audit_id IS NOT NULL",
            "CREATE INDEX reads_by_subject ON reads (subject, seq) WHERE subject IS NOT NULL",
            "CREATE INDEX reads_by_actor ON reads (actor, seq)",
            "CREATE INDEX reads_by_time ON reads (at)",
            """
            CREATE TRIGGER reads_never_change BEFORE UPDATE ON reads
            BEGIN SELECT RAISE(ABORT, 'reads are never changed'); END""",
            """
            CREATE TRIGGER reads_never_go BEFORE DELETE ON reads
            BEGIN SELECT RAISE(ABORT, 'reads are never removed'); END""",
            """
            CREATE TRIGGER reads_are_added_at_the_end BEFORE INSERT ON reads
            WHEN NEW.seq <> (SELECT coalesce(max(seq), -1) + 1 FROM reads)
            BEGIN SELECT RAISE(ABORT, 'reads are added at the end'); END""");
    private static final List<String> IN_POSTGRES = List.of(
            """
            CREATE TABLE reads (
              seq bigint PRIMARY KEY, at bigint NOT NULL, actor text NOT NULL, role text NOT NULL, kind text NOT NULL,
              authority text, audit_id text, subject text, asked text NOT NULL, purpose text, status integer NOT NULL,
              hash text NOT NULL)""",
            "CREATE INDEX reads_by_audit ON reads (audit_id, seq) WHERE audit_id IS NOT NULL",
            "CREATE INDEX reads_by_subject ON reads (subject, seq) WHERE subject IS NOT NULL",
            "CREATE INDEX reads_by_actor ON reads (actor, seq)",
            "CREATE INDEX reads_by_time ON reads (at)",
            """
            CREATE FUNCTION reads_never_change() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN RAISE EXCEPTION ''reads are never changed or removed''; END'""",
            """
            CREATE FUNCTION reads_are_added_at_the_end() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN
               IF NEW.seq <> (SELECT coalesce(max(seq), -1) + 1 FROM reads) THEN
                 RAISE EXCEPTION ''reads are added at the end'';
               END IF;
               RETURN NEW;
             END'""",
            """
            CREATE TRIGGER reads_never_change BEFORE UPDATE ON reads
            FOR EACH STATEMENT EXECUTE FUNCTION reads_never_change()""",
            """
            CREATE TRIGGER reads_never_go BEFORE DELETE OR TRUNCATE ON reads
            FOR EACH STATEMENT EXECUTE FUNCTION reads_never_change()""",
            """
            CREATE TRIGGER reads_are_added_at_the_end BEFORE INSERT ON reads
            FOR EACH ROW EXECUTE FUNCTION reads_are_added_at_the_end()""");

    /** In a folder, for the process that holds the ledger's lock. */
    public static ReadPlace in(Path folder) {
        SqliteFile file = new SqliteFile(folder.resolve("reads.db"), ID, VERSION, IN_A_FILE);
        return new ReadPlace(folder.toString(), file, file.begin(), false);
    }

    /** In the schema {@code reads} of a PostgreSQL, for any number of processes at once, as one chain. */
    public static ReadPlace on(PostgresServer server) {
        return new ReadPlace(
                "the schema reads on " + server,
                new PostgresDatabase(server, "reads", VERSION, IN_POSTGRES),
                "BEGIN; SELECT pg_advisory_xact_lock(" + ID + ")",
                true);
    }
}
