package org.caseledger.eventstore.keys;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.caseledger.eventstore.ReadPool;
import org.jspecify.annotations.Nullable;

/** Looks keys up on one read-only connection. */
final class KeyReader implements ReadPool.Reader {
    private final Connection connection;
    private final PreparedStatement select;

    /**
     * What is stored of a subject.
     *
     * @param wrapped the wrapped key, null if it was destroyed
     */
    @SuppressWarnings("ArrayRecordComponent") // Looked at once.
    record Row(byte @Nullable [] wrapped) {}

    KeyReader(Connection connection) throws SQLException {
        this.connection = connection;
        select = connection.prepareStatement("SELECT wrapped FROM keys WHERE subject = ?");
    }

    Optional<Row> find(String subject) throws SQLException {
        select.setString(1, subject);
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(new Row(row.getBytes(1))) : Optional.empty();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
