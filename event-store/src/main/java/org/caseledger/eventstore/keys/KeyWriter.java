package org.caseledger.eventstore.keys;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.caseledger.eventstore.SqlErrors;
import org.caseledger.eventstore.WriteSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The writer's side of the keys. A row without a key is a destroyed one and stays, so that none is made again. */
final class KeyWriter implements WriteSession {
    private static final Logger log = LoggerFactory.getLogger(KeyWriter.class);

    private final Connection connection;
    private final KeyPlace place;
    private final PreparedStatement insert;
    private final PreparedStatement select;
    private final PreparedStatement destroy;
    // Whether the tables may still hold a destroyed key; true at first, for what a crash may have left.
    private boolean remnants = true;

    KeyWriter(Connection connection, KeyPlace place) throws SQLException {
        this.connection = connection;
        this.place = place;
        insert = connection.prepareStatement(
                "INSERT INTO keys (subject, wrapped) VALUES (?, ?) ON CONFLICT (subject) DO NOTHING");
        select = connection.prepareStatement("SELECT wrapped FROM keys WHERE subject = ?");
        destroy = connection.prepareStatement("""
                INSERT INTO keys (subject, wrapped) VALUES (?, NULL)
                ON CONFLICT (subject) DO UPDATE SET wrapped = NULL WHERE keys.wrapped IS NOT NULL""");
        dropRemnants();
    }

    /** Stores the key unless the subject has one or was erased; returns the key that stands, empty if erased. */
    Optional<byte[]> keep(String subject, byte[] wrapped) throws SQLException {
        insert.setString(1, subject);
        insert.setBytes(2, wrapped);
        insert.executeUpdate();
        select.setString(1, subject);
        try (ResultSet row = select.executeQuery()) {
            row.next();
            return Optional.ofNullable(row.getBytes(1));
        }
    }

    /** Returns whether the subject was not erased before. */
    boolean destroy(String subject) throws SQLException {
        destroy.setString(1, subject);
        boolean erased = destroy.executeUpdate() == 1;
        remnants |= erased;
        return erased;
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public void committed() {
        if (remnants) {
            dropRemnants();
        }
    }

    private void dropRemnants() {
        try {
            remnants = !place.dropDestroyed(connection); // Somebody was in the way: the next commit tries again.
        } catch (SQLException e) {
            log.warn("What destroyed keys left in {} was not removed: {}", place.name(), SqlErrors.codeOf(e));
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
