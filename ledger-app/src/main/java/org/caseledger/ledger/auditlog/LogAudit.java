package org.caseledger.ledger.auditlog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.caseledger.query.log.Tile;
import org.caseledger.query.log.TileAddress;
import org.caseledger.verifier.Checkpoint;
import org.caseledger.verifier.InvalidException;
import org.caseledger.verifier.SignedNote;
import org.caseledger.verifier.VerifierKey;

/** Reads a whole log and believes nothing of it: each entry, each tile, the root, the signatures, and what it said before. */
final class LogAudit {

    private static final int HASH_BYTES = 32;

    private final LogSource log;
    private final LongConsumer progress;
    private final GrowingTree tree = new GrowingTree();

    /** Reads a log, and tells after each bundle how many entries were read. */
    LogAudit(LogSource log, LongConsumer progress) {
        this.log = log;
        this.progress = progress;
    }

    /**
     * A checkpoint whose signatures were checked.
     *
     * @param bytes of the note, as they were served
     * @param cosigned when each known witness said that it cosigned, in seconds since 1970
     */
    @SuppressWarnings("ArrayRecordComponent") // kept as it came, never compared
    record Signed(byte[] bytes, Checkpoint checkpoint, Map<VerifierKey, Long> cosigned) {}

    /** Checks the signatures of a checkpoint; whether enough witnesses cosigned is the caller's to say. */
    static Signed signed(byte[] bytes, Policy policy) {
        SignedNote note = SignedNote.parse(bytes, "the checkpoint");
        String origin = Checkpoint.of(note).origin();
        List<VerifierKey> keys = policy.keysOf(origin);
        if (keys.isEmpty()) {
            throw new InvalidException("the log calls itself " + origin + ", and no key that you gave is of that name");
        }
        Checkpoint checkpoint = Checkpoint.open(note, keys);
        Map<VerifierKey, Long> cosigned = new LinkedHashMap<>();
        for (VerifierKey witness : policy.witnesses()) {
            note.by(witness).ifPresent(line -> cosigned.put(witness, VerifierKey.time(line.signature())));
        }
        return new Signed(bytes, checkpoint, cosigned);
    }

    /**
     * Reads the log up to a checkpoint.
     *
     * @param seen the checkpoint of the last time
     * @throws InvalidException with what exactly is wrong and where
     */
    void check(Checkpoint checkpoint, Optional<Checkpoint> seen) throws IOException, InterruptedException {
        seen.ifPresent(before -> follows(checkpoint, before));
        for (long index = 0; index * Tile.WIDTH < checkpoint.size(); index++) {
            bundle(index, new Tile(0, index).widthIn(checkpoint.size()), seen);
            progress.accept(tree.size());
        }
        Found partial = new Found();
        tree.showPartial(partial);
        partial.check();
        if (!Arrays.equals(tree.root(), checkpoint.root())) {
            throw new InvalidException("the entries have the root " + base64(tree.root()) + ", the checkpoint of "
                    + checkpoint.size() + " entries says " + base64(checkpoint.root()));
        }
    }

    private static void follows(Checkpoint now, Checkpoint before) {
        if (!now.origin().equals(before.origin())) {
            throw new InvalidException("the log calls itself " + now.origin() + ", last time " + before.origin());
        }
        if (now.size() < before.size()) {
            throw new InvalidException("the log has " + now.size() + " entries, last time it had " + before.size()
                    + ": entries were taken away");
        }
    }

    private void bundle(long index, int width, Optional<Checkpoint> seen) throws IOException, InterruptedException {
        String name = "tile/entries/" + new TileAddress(index, width).path();
        byte[] bytes = log.entries(index, width)
                .orElseThrow(() -> new InvalidException("the log does not have its entries " + name));
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        Found full = new Found();
        for (int i = 0; i < width; i++) {
            if (rest.remaining() < Short.BYTES) {
                throw new InvalidException("the entries " + name + " end after " + i + " of " + width);
            }
            int length = Short.toUnsignedInt(rest.getShort());
            if (rest.remaining() < length) {
                throw new InvalidException("the entries " + name + " end in the middle of entry " + tree.size());
            }
            byte[] entry = new byte[length];
            rest.get(entry);
            tree.add(entry, full);
            seen.filter(before -> before.size() == tree.size()).ifPresent(this::continues);
        }
        if (width == Tile.WIDTH && rest.hasRemaining()) {
            throw new InvalidException("the entries " + name + " have " + rest.remaining() + " bytes too many");
        }
        full.check();
    }

    private void continues(Checkpoint before) {
        if (!Arrays.equals(tree.root(), before.root())) {
            throw new InvalidException("the first " + before.size() + " entries are not those of the checkpoint of last"
                    + " time: their root is " + base64(tree.root()) + ", it was " + base64(before.root())
                    + ". The log was rewritten");
        }
    }

    /** Tiles as the entries give them, to be compared with those that the log serves. */
    private final class Found implements GrowingTree.Tiles {

        private final Map<Tile, List<byte[]>> tiles = new LinkedHashMap<>();

        @Override
        public void see(Tile tile, List<byte[]> hashes) {
            tiles.put(tile, hashes);
        }

        void check() throws IOException, InterruptedException {
            for (Map.Entry<Tile, List<byte[]>> found : tiles.entrySet()) {
                compare(found.getKey(), found.getValue());
            }
        }

        private void compare(Tile tile, List<byte[]> hashes) throws IOException, InterruptedException {
            String name = "tile/" + tile.level() + "/" + new TileAddress(tile.index(), hashes.size()).path();
            byte[] served = log.tile(tile, hashes.size())
                    .orElseThrow(() -> new InvalidException("the log does not have its " + name));
            if (served.length != hashes.size() * HASH_BYTES && served.length != Tile.WIDTH * HASH_BYTES) {
                throw new InvalidException(name + " has " + served.length + " bytes");
            }
            for (int i = 0; i < hashes.size(); i++) {
                byte[] hash = Arrays.copyOfRange(served, i * HASH_BYTES, (i + 1) * HASH_BYTES);
                if (!Arrays.equals(hash, hashes.get(i))) {
                    throw new InvalidException("hash " + i + " of " + name + " is not the one that the entries give"
                            + (tile.level() == 0 ? ": look at entry " + (tile.index() * Tile.WIDTH + i) : ""));
                }
            }
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
