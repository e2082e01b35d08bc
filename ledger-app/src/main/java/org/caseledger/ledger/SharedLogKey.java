package org.caseledger.ledger;

import java.security.SecureRandom;
import java.util.List;
import java.util.function.Supplier;
import org.caseledger.eventstore.Database;
import org.caseledger.eventstore.PostgresLeases;
import org.caseledger.eventstore.log.PostgresLogKeys;
import org.caseledger.query.log.LogKey;

/**
 * The signing key of a log that several nodes share: a file on each of them, all of one content. Its verifier keys stand
 * with the log, and a node whose file is another one is refused.
 */
final class SharedLogKey {

    private final Database database;
    private final PostgresLogKeys keys;
    private final LogKeyFiles files;

    /**
     * The key of a node.
     *
     * @param database the log's
     * @param files of this node
     */
    SharedLogKey(Database database, LogKeyFiles files) {
        this.database = database;
        this.keys = new PostgresLogKeys(database);
        this.files = files;
    }

    /**
     * This node's key, once it is found to be the log's. The first node of all makes one; a node on which it was rotated
     * brings the new one, if no node runs with the old one.
     *
     * @throws CannotStart where it is another log's, or an earlier one, or is missing
     */
    LogKey agreed(Supplier<LogKey> fresh) {
        List<String> known = keys.all();
        if (known.isEmpty()) {
            LogKey first = files.currentOr(fresh);
            return keys.add(known, files.verifierKeys(first).reversed()) ? first : agreed(fresh);
        }
        if (!files.exist()) {
            throw new CannotStart("this node has no key of the transparency log, which other nodes have signed: copy"
                    + " log.key, and log.vkeys where there is one, from the folder keys of another node");
        }
        LogKey own = files.currentOr(fresh);
        if (!known.getLast().equals(own.verifierKey())) {
            bring(own, known);
        }
        return own;
    }

    /**
     * Gives the log a new key: in this node's files, and then for all nodes. Cut off in between, this node's next start
     * brings it.
     *
     * @throws CannotStart where this node's key is not the log's, or there is no log
     * @throws org.caseledger.eventstore.StoreFileException where a node runs
     */
    LogKey rotate(SecureRandom random) {
        if (keys.all().isEmpty()) {
            throw new CannotStart("no node has a transparency log there: name the PostgreSQL that they share");
        }
        LogKey current = agreed(() -> {
            throw new CannotStart("this node has no key of the transparency log");
        });
        PostgresLeases.whileNoNodeRuns(database, () -> {
            List<String> known = keys.all();
            if (!known.getLast().equals(current.verifierKey())) {
                throw newer();
            }
            keys.add(known, List.of(files.rotate(current, random).verifierKey()));
        });
        return files.current().orElseThrow();
    }

    private static CannotStart newer() {
        return new CannotStart("the transparency log has a newer key than this node: copy log.key and log.vkeys from"
                + " the folder keys of the node on which it was rotated");
    }

    private void bring(LogKey own, List<String> known) {
        if (known.contains(own.verifierKey())) {
            throw newer();
        }
        if (!files.verifierKeys(own).contains(known.getLast())) {
            throw new CannotStart(
                    "this node's log.key is not the key of the transparency log that the nodes share: copy"
                            + " log.key, and log.vkeys where there is one, from the folder keys of another node");
        }
        PostgresLeases.whileNoNodeRuns(database, () -> keys.add(known, List.of(own.verifierKey())));
    }

    /** All of the log's verifier keys, the one in use first. */
    List<String> verifierKeys() {
        return keys.all().reversed();
    }
}
