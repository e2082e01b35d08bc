package org.caseledger.eventstore.keys;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.caseledger.eventstore.WriteSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The writer's side of the key file. A row without a key is a destroyed one and stays, so that none is made again. */
final class KeyWriter implements WriteSession {
    private static final Logger log = LoggerFactory.getLogger(KeyWriter.class);

    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement select;
    private final PreparedStatement destroy;
    // Whether the write-ahead log may still hold a destroyed key; true at first, for what a crash may have left.
    private boolean remnants = true;

    KeyWriter(Connection connection) throws SQLException {
        this.connection = connection;
        insert = connection.prepareStatement(
                "INSERT INTO keys (subject, wrapped) VALUES (?, ?) ON CONFLICT (subject) DO NOTHING");
        select = connection.prepareStatement("SELECT wrapped FROM keys WHERE subject = ?");
        destroy = connection.prepareStatement("""
                INSERT INTO keys (subject, wrapped) VALUES (?, NULL)
                ON CONFLICT (subject) DO UPDATE SET wrapped = NULL""");
        dropRemnants();
    }

    /** Stores the key unless the subject has one or was erased; returns the key that stands, empty if erased. */
    Optional<byte[]> keep(String subject, byte[] wrapped) throws SQLException {
        insert.setString(1, subject);
        insert.setBytes(2, wrapped);
        insert.executeUpdate();
        select.setString(1, subject);
        try (ResultSet row = select.executeQuery()) {
            return Optional.ofNullable(row.getBytes(1));
        }
    }

    boolean destroy(String subject) throws SQLException {
        destroy.setString(1, subject);
        remnants = true;
        return destroy.executeUpdate() == 1;
    }

    @Override
    public Connection connection() {
        return connection;
    }

    /** After a destruction the old row is overwritten in the database, and the log that still holds it is cut off. */
    @Override
    public void committed() {
        if (remnants) {
            dropRemnants();
        }
    }

    private void dropRemnants() {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            remnants = result.getInt(1) != 0; // A long read was in the way: the next commit tries again.
        } catch (SQLException e) {
            log.warn("The key file's write-ahead log was not cut off: error {}", e.getErrorCode());
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
