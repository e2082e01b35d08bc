package org.caseledger.eventstore.reads;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import org.caseledger.eventstore.WriteSession;
import org.caseledger.eventstore.reads.ReadRow.Read;
import org.jspecify.annotations.Nullable;

/** The writer's side of the read ledger: it chains each row to the last one. */
final class ReadWriter implements WriteSession {
    private final Connection connection;
    private final InstantSource clock;
    private final PreparedStatement insert;
    private final ReadReader reader;
    private final boolean shared;
    /** As it stands in the running transaction; absent before the first row. */
    private @Nullable ReadRow last;
    /** False where others may have added rows since the last transaction. */
    private boolean lastIsKnown;

    ReadWriter(ReadPlace place, InstantSource clock) throws SQLException {
        this.connection = place.database().openWriter();
        this.clock = clock;
        this.reader = new ReadReader(connection);
        this.shared = place.shared();
        insert = connection.prepareStatement("""
                INSERT INTO reads (seq, at, actor, role, kind, authority, audit_id, subject, asked, purpose, status, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""");
    }

    ReadRow keep(Read read) throws SQLException {
        ReadRow before = last();
        long now = clock.instant().toEpochMilli();
        ReadRow row = before == null
                ? ReadRow.following(ReadRow.BEFORE_THE_FIRST, 0, now, read)
                : ReadRow.following(before.hash(), before.sequence() + 1, Math.max(now, before.at()), read);
        add(row);
        return row;
    }

    /** Adds rows as they stand; returns how many. */
    int takeOver(List<ReadRow> rows) throws SQLException {
        ReadRow before = last();
        for (ReadRow row : rows) { // All of them, before the first is added.
            long sequence = before == null ? 0 : before.sequence() + 1;
            if (row.sequence() != sequence || !row.follows(before == null ? ReadRow.BEFORE_THE_FIRST : before.hash())) {
                throw new IllegalArgumentException("row " + row.sequence() + " of the read ledger does not follow");
            }
            before = row;
        }
        lastIsKnown = false; // Until all of them stand.
        for (ReadRow row : rows) {
            add(row);
        }
        lastIsKnown = true;
        return rows.size();
    }

    private void add(ReadRow row) throws SQLException {
        Read read = row.read();
        insert.setLong(1, row.sequence());
        insert.setLong(2, row.at());
        insert.setString(3, read.actor());
        insert.setString(4, read.role());
        insert.setString(5, read.kind());
        insert.setString(6, read.authority());
        insert.setString(7, read.auditId());
        insert.setString(8, read.subject());
        insert.setString(9, read.asked());
        insert.setString(10, read.purpose());
        insert.setInt(11, read.status());
        insert.setString(12, row.hash());
        insert.executeUpdate();
        last = row; // Only once it stands: what failed by itself must leave no gap in the chain.
    }

    private @Nullable ReadRow last() throws SQLException {
        if (!lastIsKnown) {
            last = reader.last().orElse(null);
            lastIsKnown = true;
        }
        return last;
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public void committed() {
        lastIsKnown = !shared;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
