package org.caseledger.eventstore.reads;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caseledger.eventstore.ReadPool;
import org.caseledger.eventstore.reads.ReadRow.Read;
import org.jspecify.annotations.Nullable;

/** The read ledger's queries on one read-only connection. */
final class ReadReader implements ReadPool.Reader {
    private static final String COLUMNS =
            "SELECT seq, at, actor, role, kind, authority, audit_id, subject, asked, purpose, status, hash FROM reads";

    private final Connection connection;
    private final PreparedStatement last;
    private final PreparedStatement page;

    ReadReader(Connection connection) throws SQLException {
        this.connection = connection;
        last = connection.prepareStatement(COLUMNS + " ORDER BY seq DESC LIMIT 1");
        page = connection.prepareStatement(COLUMNS + " WHERE seq >= ? ORDER BY seq LIMIT ?");
    }

    Optional<ReadRow> last() throws SQLException {
        return rows(last).stream().findFirst();
    }

    /** Rows from a sequence on. */
    List<ReadRow> from(long sequence, int limit) throws SQLException {
        page.setLong(1, sequence);
        page.setInt(2, limit);
        return rows(page);
    }

    List<ReadRow> find(ReadSearch search) throws SQLException {
        StringBuilder sql = new StringBuilder(COLUMNS).append(" WHERE TRUE");
        List<Object> values = new ArrayList<>();
        restrict(sql, values, "actor = ?", search.actor());
        restrict(sql, values, "authority = ?", search.authority());
        restrict(sql, values, "audit_id = ?", search.auditId());
        restrict(sql, values, "subject = ?", search.subject());
        restrict(sql, values, "at >= ?", search.from());
        restrict(sql, values, "at < ?", search.until());
        restrict(sql, values, "seq > ?", search.after());
        restrict(sql, values, "seq < ?", search.before());
        sql.append(search.newestFirst() ? " ORDER BY seq DESC LIMIT ?" : " ORDER BY seq LIMIT ?");
        values.add(search.limit());
        try (PreparedStatement query = connection.prepareStatement(sql.toString())) {
            for (int i = 0; i < values.size(); i++) {
                query.setObject(i + 1, values.get(i));
            }
            return rows(query);
        }
    }

    private static void restrict(StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(" AND ").append(condition);
            values.add(value);
        }
    }

    private static List<ReadRow> rows(PreparedStatement query) throws SQLException {
        List<ReadRow> rows = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                Read read = new Read(
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        row.getString(10),
                        row.getInt(11));
                rows.add(new ReadRow(row.getLong(1), row.getLong(2), read, row.getString(12)));
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
