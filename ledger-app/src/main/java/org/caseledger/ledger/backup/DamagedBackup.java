package org.caseledger.ledger.backup;

/** A file is no backup that its ledger's key has signed. The message says where it is damaged. */
final class DamagedBackup extends RuntimeException {

    private static final long serialVersionUID = 1;

    DamagedBackup(String message) {
        super(message);
    }
}
