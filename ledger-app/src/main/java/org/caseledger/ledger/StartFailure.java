package org.caseledger.ledger;

import java.net.BindException;
import org.caseledger.eventstore.LedgerMismatchException;
import org.caseledger.eventstore.LedgerUnavailableException;
import org.caseledger.eventstore.StoreFileException;

/** Why a start failed, in one line that says what to do. */
final class StartFailure {

    private StartFailure() {}

    static String explain(Throwable failure, int port) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StoreFileException
                    || cause instanceof LedgerUnavailableException
                    || cause instanceof LedgerMismatchException
                    || cause instanceof CannotStart) {
                return String.valueOf(cause.getMessage());
            }
            if (cause instanceof BindException
                    || cause.getClass().getSimpleName().equals("PortInUseException")) {
                return "port " + port + " is in use: stop what uses it, or take another with --port";
            }
        }
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }
}
