package org.caseledger.eventstore;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The session with the statements that frame its work. */
final class GroupTransactions<S extends WriteSession> {
    final S session;
    private final PreparedStatement begin;
    final PreparedStatement commit;
    final PreparedStatement rollback;
    private final PreparedStatement mark;
    private final PreparedStatement undo;
    private final PreparedStatement keep;

    GroupTransactions(String beginning, S session) throws SQLException {
        this.session = session;
        begin = session.connection().prepareStatement(beginning);
        commit = session.connection().prepareStatement("COMMIT");
        rollback = session.connection().prepareStatement("ROLLBACK");
        mark = session.connection().prepareStatement("SAVEPOINT one_call");
        undo = session.connection().prepareStatement("ROLLBACK TO one_call");
        keep = session.connection().prepareStatement("RELEASE one_call");
    }

    void begin() throws SQLException {
        begin.execute();
        session.begun();
    }

    /** Whether all calls went well; else the transaction is to be undone. A call that is alone keeps its failure. */
    boolean runTogether(List<GroupedCall<S, ?>> group) throws SQLException {
        try {
            for (GroupedCall<S, ?> call : group) {
                call.run(session);
            }
            session.flush();
            return true;
        } catch (SQLException e) {
            if (!SqlErrors.isDuplicate(e)) {
                throw e;
            }
            keepIfAlone(group, e);
        } catch (RuntimeException e) {
            keepIfAlone(group, e);
        }
        return false;
    }

    private void keepIfAlone(List<GroupedCall<S, ?>> group, Exception failure) {
        if (group.size() == 1) {
            group.getFirst().fail(failure);
        }
    }

    /** Runs one call so that its own failure leaves the others alone. */
    void runAlone(GroupedCall<S, ?> call) throws SQLException {
        if (call.hasFailed()) {
            return;
        }
        mark.execute();
        try {
            call.run(session);
            session.flush();
        } catch (SQLException e) {
            if (!SqlErrors.isDuplicate(e)) {
                throw e;
            }
            call.fail(e);
            undo.execute();
        } catch (RuntimeException e) {
            call.fail(e);
            undo.execute();
        }
        keep.execute();
    }
}
