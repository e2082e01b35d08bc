package org.caseledger.query.log;

import java.util.Iterator;
import java.util.List;
import java.util.function.LongConsumer;
import org.caseledger.query.log.LogStore.SignedCheckpoint;
import org.jspecify.annotations.Nullable;

/** Makes the log's tiles anew from the ledger alone, and holds the ledger against every checkpoint that was signed. */
public final class LogRebuild {

    /** Leaves read at once. */
    private static final int BATCH = 1_024;

    /** Leaves whose tiles are kept in one transaction, so that memory doesn't grow with the ledger. */
    private static final int KEPT_TOGETHER = 64 * BATCH;

    private final Leaves leaves;
    private final LogStore store;
    private final LongConsumer progress;

    /**
     * A rebuild.
     *
     * @param store for the tiles; it has none yet
     * @param progress told again and again how many leaves are done
     */
    public LogRebuild(Leaves leaves, LogStore store, LongConsumer progress) {
        this.leaves = leaves;
        this.store = store;
        this.progress = progress;
    }

    /**
     * What was made.
     *
     * @param checkpoints how many the ledger was held against; it agrees with each
     */
    public record Rebuilt(long size, Hash root, long checkpoints) {}

    /**
     * Rebuilds.
     *
     * @param signed every checkpoint, the smallest tree first
     * @throws LogConflictException naming the positions where the ledger is not what was signed, or what it lacks
     */
    public Rebuilt run(Iterator<SignedCheckpoint> signed) {
        long head = leaves.count();
        Tree tree = new Tree(store);
        Promises promises = new Promises(tree, signed);
        promises.check();
        while (tree.size() < head) {
            List<byte[]> next = leaves.read(tree.size(), (int) Math.min(BATCH, head - tree.size()));
            next.forEach(leaf -> tree.append(Hash.ofLeaf(leaf)));
            promises.check();
            if (tree.size() % KEPT_TOGETHER == 0) {
                tree.keepFull();
            }
            progress.accept(tree.size());
        }
        tree.keepFull();
        promises.refuseWhatIsLeft();
        return new Rebuilt(head, tree.root(head), promises.checked);
    }

    /** The checkpoints in turn, each as soon as the tree is large enough. */
    private static final class Promises {

        private final Tree tree;
        private final Iterator<SignedCheckpoint> signed;
        private @Nullable SignedCheckpoint next;
        private long agreed;
        private long checked;

        Promises(Tree tree, Iterator<SignedCheckpoint> signed) {
            this.tree = tree;
            this.signed = signed;
            this.next = following();
        }

        private @Nullable SignedCheckpoint following() {
            return signed.hasNext() ? signed.next() : null;
        }

        void check() {
            for (SignedCheckpoint one = next; one != null && one.size() <= tree.size(); one = next) {
                if (!Checkpoint.of(one.note()).root().equals(tree.root(one.size()))) {
                    throw new LogConflictException("An event from position " + agreed + " to " + (one.size() - 1)
                            + " of the ledger is not the one that its transparency log has signed: the ledger was"
                            + " changed. The first checkpoint that disagrees is of " + one.size() + " events");
                }
                agreed = one.size();
                checked++;
                next = following();
            }
        }

        void refuseWhatIsLeft() {
            SignedCheckpoint left = next;
            if (left != null) {
                throw new LogConflictException("The ledger has " + tree.size() + " events, but its transparency log has"
                        + " signed " + left.size() + ": the ledger lost events, or was restored to an earlier day");
            }
        }
    }
}
