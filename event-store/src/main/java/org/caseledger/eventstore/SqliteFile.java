package org.caseledger.eventstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/**
 * One SQLite file of ours: how it is recognised, made and opened.
 *
 * <p>Every commit is forced to the disk before it counts ({@code synchronous=FULL}) and goes to a write-ahead log, so that
 * readers never wait for the writer. A crash loses nothing that was committed.
 *
 * @param path the file
 * @param applicationId written into the file's header; a file with another one is never touched
 * @param version of the schema, from 1; a file with another one is never touched
 * @param schema the statements that make an empty file into one of ours, run in one transaction
 */
public record SqliteFile(Path path, int applicationId, int version, List<String> schema) implements Database {
    /** Wait for a lock that another connection holds, in milliseconds; only a checkpoint or a foreign tool takes one. */
    private static final int BUSY_TIMEOUT = 10_000;

    /**
     * Pages in the write-ahead log before a commit also moves them into the database: 16,384 of 4 KiB, 64 MiB. That
     * commit is slow, so it should be one of hundreds and not one of ten.
     */
    private static final int CHECKPOINT_PAGES = 16_384;

    public SqliteFile {
        schema = List.copyOf(schema);
    }

    /** Opens the file for writing and makes it if it is not there. The caller keeps to one such connection. */
    @Override
    public Connection openWriter() {
        createForOwner();
        Connection connection = connect(false);
        try {
            check(connection);
            execute(connection, "PRAGMA journal_mode=WAL");
            execute(connection, "PRAGMA synchronous=FULL");
            execute(connection, "PRAGMA secure_delete=ON");
            execute(connection, "PRAGMA temp_store=MEMORY");
            execute(connection, "PRAGMA cache_size=-65536");
            execute(connection, "PRAGMA wal_autocheckpoint=" + CHECKPOINT_PAGES);
            create(connection);
            return connection;
        } catch (SQLException e) {
            closeAfter(connection, e);
            throw new StoreFileException(
                    "the file " + path + " cannot be opened for writing: " + SqlErrors.codeOf(e), e);
        } catch (StoreFileException e) {
            closeAfter(connection, e);
            throw e;
        }
    }

    @Override
    public Connection openReader() {
        Connection connection = connect(true);
        try {
            execute(connection, "PRAGMA temp_store=MEMORY");
            execute(connection, "PRAGMA cache_size=-4096");
            return connection;
        } catch (SQLException e) {
            closeAfter(connection, e);
            throw new StoreFileException(
                    "the file " + path + " cannot be opened for reading: " + SqlErrors.codeOf(e), e);
        }
    }

    /** Takes the lock at once, so that no transaction fails half-way for want of it. */
    @Override
    public String begin() {
        return "BEGIN IMMEDIATE";
    }

    /** The file is its owner's alone; SQLite gives the files beside it the same permissions. */
    private void createForOwner() {
        if (Files.exists(path) || !Folders.hasPosixPermissions(path)) {
            return;
        }
        try {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (IOException e) {
            throw new StoreFileException("the file " + path + " cannot be made", e);
        }
    }

    private Connection connect(boolean readOnly) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(readOnly); // And then makes no file.
        config.setOpenMode(SQLiteOpenMode.NOMUTEX); // Each connection is one thread's at a time.
        config.setBusyTimeout(BUSY_TIMEOUT);
        config.setGetGeneratedKeys(false); // Else the driver asks for one after every statement, and we give our own.
        try {
            return config.createConnection("jdbc:sqlite:" + path);
        } catch (SQLException e) {
            throw new StoreFileException("the file " + path + " cannot be opened: " + SqlErrors.codeOf(e), e);
        }
    }

    /** Reads only, so that a file that is not ours stays as it is. */
    private void check(Connection connection) {
        long foundId;
        long foundVersion;
        boolean empty;
        try {
            foundId = number(connection, "PRAGMA application_id");
            foundVersion = number(connection, "PRAGMA user_version");
            empty = number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
        } catch (SQLException e) {
            throw new StoreFileException("the file " + path + " cannot be read as a ledger: " + SqlErrors.codeOf(e), e);
        }
        if (foundId == 0 && foundVersion == 0 && empty) {
            return;
        }
        if (foundId != applicationId) {
            throw new StoreFileException("the file " + path + " is not one of this ledger's: its application id is "
                    + foundId + " instead of " + applicationId);
        }
        if (foundVersion != version) {
            throw new StoreFileException("the file " + path + " has version " + foundVersion
                    + ", and this program knows version " + version
                    + (foundVersion > version ? ": use the newer program that wrote it" : ""));
        }
    }

    private void create(Connection connection) throws SQLException {
        if (number(connection, "PRAGMA application_id") == applicationId) {
            return;
        }
        execute(connection, "BEGIN IMMEDIATE");
        for (String statement : schema) {
            execute(connection, statement);
        }
        execute(connection, "PRAGMA application_id=" + applicationId);
        execute(connection, "PRAGMA user_version=" + version);
        execute(connection, "COMMIT");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.getLong(1);
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
