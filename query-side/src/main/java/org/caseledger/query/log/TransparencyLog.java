package org.caseledger.query.log;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.caseledger.events.Lease;
import org.caseledger.query.log.LogStore.SignedCheckpoint;

/**
 * The ledger as a transparency log. What it has signed it keeps to: a tree is signed only after it was found to continue
 * the one that was signed last, and kept only if that one is the last still. One thread calls {@link #follow} and
 * {@link #takeIn}; anybody may read.
 *
 * <p>Each node builds the tree from the ledger as it sees it. The holder of the lease signs; the others show what it has
 * kept, once their own tree was found to agree. So every node serves the same, and two that both believe to be the holder
 * keep nothing that contradicts.
 *
 * <p>After a crash the tree is built again from the tiles that were kept and the ledger; a checkpoint is kept before anybody
 * can see it, so none that was seen is ever forgotten. Tiles are kept under a kept checkpoint alone, so none is wrong.
 */
public final class TransparencyLog {

    private static final int BATCH = 1_000;

    /** How the manifest of an evidence file begins. */
    public static final String EVIDENCE = "case-ledger.org/evidence@v1\n";

    private final Leaves leaves;
    private final LogStore store;
    private final LogKey key;
    private final Lease lease;
    private final Tree tree;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean continued;
    private volatile boolean behind;
    private volatile long signed;
    private volatile Optional<SignedCheckpoint> latest = Optional.empty();

    /**
     * The log of a ledger that has no other nodes, as far as it was signed before.
     *
     * @throws LogConflictException where the ledger lacks events that were signed
     */
    public TransparencyLog(Leaves leaves, LogStore store, LogKey key) {
        this(leaves, store, key, Lease.ALWAYS);
    }

    /**
     * The log of a ledger, as far as it was signed before. Where other nodes sign it too, nothing is shown before this node
     * has checked it: their events may still be on the way.
     *
     * @param lease of signing
     * @throws LogConflictException where the ledger lacks events that were signed, and no other node has them
     */
    public TransparencyLog(Leaves leaves, LogStore store, LogKey key, Lease lease) {
        this.leaves = leaves;
        this.store = store;
        this.key = key;
        this.lease = lease;
        this.tree = new Tree(store);
        if (!store.isShared()) {
            store.latest().ifPresent(this::show);
            requireWhatWasSigned();
        }
    }

    private void requireWhatWasSigned() {
        if (leaves.count() < Math.max(signed, tree.size())) {
            throw new LogConflictException("The ledger has " + leaves.count()
                    + " events, but its transparency log has signed " + signed
                    + ": the ledger was restored to an earlier day, or the log is another ledger's");
        }
    }

    /**
     * A checkpoint as it is served: one that an earlier key signed has the present key's signature too, or who knows the
     * present key alone could not read it until something happens.
     */
    private SignedCheckpoint completed(SignedCheckpoint kept) {
        String text = kept.note().substring(0, kept.note().lastIndexOf("\n\n") + 1);
        String signature = key.signature(text);
        String signedNow = kept.note().contains(signature) ? kept.note() : kept.note() + signature;
        return new SignedCheckpoint(kept.size(), signedNow + String.join("", store.cosignatures(kept.size())));
    }

    /**
     * Takes in what the ledger has gained, and what was signed since; signs what is new if this node holds the lease.
     *
     * @return whether a checkpoint of another size is shown now
     * @throws LogConflictException where the ledger is not the one that was signed
     */
    public boolean follow() {
        long head = leaves.count();
        grow(head);
        Optional<SignedCheckpoint> newest = store.latest();
        long covered = newest.map(SignedCheckpoint::size).orElse(LogStore.NOTHING);
        behind = covered > head;
        if (behind) {
            return false;
        }
        boolean signing = covered < head && lease.isHeld();
        long shown = latest.map(SignedCheckpoint::size).orElse(LogStore.NOTHING);
        if (signing || !continued || covered != shown) {
            newest.ifPresent(this::check);
        }
        if (signing) {
            SignedCheckpoint next = sign(head);
            return store.keep(next, covered) ? shows(next) : follow();
        }
        return newest.isPresent() && shows(newest.get());
    }

    /** Takes in what the ledger has gained, so that {@link #follow} has less to do. Nothing of it is shown yet. */
    void takeIn() {
        grow(leaves.count());
    }

    private void grow(long head) {
        while (tree.size() < head) {
            List<byte[]> next = leaves.read(tree.size(), (int) Math.min(BATCH, head - tree.size()));
            next.forEach(leaf -> tree.append(Hash.ofLeaf(leaf)));
        }
    }

    /** The tree must continue the one that was signed last, or two unlike histories would bear one signature. */
    private void check(SignedCheckpoint last) {
        String root = last.note().split("\n", 4)[2];
        if (!tree.root(last.size()).base64().equals(root)) {
            throw new LogConflictException(
                    "The first " + last.size()
                            + " events of the ledger are not those that its transparency log has signed: the ledger was changed");
        }
    }

    private SignedCheckpoint sign(long size) {
        Checkpoint checkpoint = new Checkpoint(key.name(), size, tree.root(size));
        return new SignedCheckpoint(size, key.sign(checkpoint.text()));
    }

    /** Shows what was kept and agrees with the tree, and says so where it is news. */
    private boolean shows(SignedCheckpoint kept) {
        tree.keepFull(kept.size());
        Optional<SignedCheckpoint> before = latest;
        show(kept);
        boolean grown = before.map(SignedCheckpoint::size).orElse(LogStore.NOTHING) != kept.size();
        if (!continued || grown) {
            continued = true;
            listeners.forEach(Runnable::run);
        }
        return grown;
    }

    private synchronized void show(SignedCheckpoint kept) {
        latest = Optional.of(completed(kept));
        signed = kept.size();
    }

    /** Calls a listener whenever there may be something to follow. It must be quick. */
    void onNews(Runnable listener) {
        leaves.onAppend(position -> listener.run());
        store.onKept(listener);
        lease.onChange(listener);
    }

    /** Whether other nodes have signed events that have not come here yet. */
    boolean isBehind() {
        return behind;
    }

    /** Leaves the signing to other nodes. */
    void giveUp() {
        lease.giveUp();
    }

    /** Whether it is for this node to sign, and to ask witnesses. */
    public boolean isSigning() {
        return lease.isHeld();
    }

    /** Whether the ledger of this process was found to continue what was signed before it: no proof can be made earlier. */
    public boolean hasContinued() {
        return continued;
    }

    /**
     * Calls a listener once it has continued, after each new checkpoint, and when this node got or lost the lease. It must be
     * quick.
     */
    public void onCheckpoint(Runnable listener) {
        listeners.add(listener);
        lease.onChange(listener);
    }

    /** Puts a witness's line, which the caller has verified, under the checkpoint of a size, and keeps it. */
    public synchronized void cosigned(long size, String line) {
        store.keepCosignature(size, line);
        latest =
                latest.map(newest -> newest.size() == size ? new SignedCheckpoint(size, newest.note() + line) : newest);
    }

    /** The newest signed checkpoint; nothing before the first. */
    public Optional<String> checkpoint() {
        return latest().map(SignedCheckpoint::note);
    }

    /** The newest signed checkpoint with its size and what witnesses have put under it; nothing before the first. */
    public Optional<SignedCheckpoint> latest() {
        return latest;
    }

    /**
     * Signs what an evidence file holds. Its first line keeps it apart from a checkpoint: nobody can take the one for the
     * other.
     */
    public String signEvidence(String manifest) {
        if (!manifest.startsWith(EVIDENCE)) {
            throw new IllegalArgumentException("The log's key signs checkpoints and evidence only");
        }
        return key.sign(manifest);
    }

    /** How many events it vouches for. */
    public long signedSize() {
        return signed;
    }

    /** The key with which its signatures are checked, as one line. */
    public String verifierKey() {
        return key.verifierKey();
    }

    /** The first hashes of a tile; nothing where the signed tree hasn't that many. */
    public Optional<byte[]> tile(Tile tile, int width) {
        return continued && tile.widthIn(signed) >= width ? Optional.of(tree.hashes(tile, width)) : Optional.empty();
    }

    /**
     * The first entries of a bundle, each after its length in two bytes; nothing where the signed tree hasn't that many.
     */
    public Optional<byte[]> entries(long index, int width) {
        Tile tile = new Tile(0, index);
        if (!continued || tile.widthIn(signed) < width) {
            return Optional.empty();
        }
        List<byte[]> entries = leaves.read(index * Tile.WIDTH, width);
        return Optional.of(EntryBundle.of(entries));
    }

    /** The hashes that lead from an event to the root of a signed tree of a size (RFC 6962, 2.1.1). */
    public List<Hash> inclusion(long position, long size) {
        return tree.inclusion(position, size);
    }

    /** The hashes that show a smaller tree to be the beginning of a larger one (RFC 6962, 2.1.2). */
    public List<Hash> consistency(long smaller, long larger) {
        return tree.consistency(smaller, larger);
    }
}
