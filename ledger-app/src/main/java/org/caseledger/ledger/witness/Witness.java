package org.caseledger.ledger.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caseledger.eventstore.witness.SqliteWitnessStore;
import org.caseledger.eventstore.witness.SqliteWitnessStore.Cosigned;
import org.caseledger.ledger.witness.Answer.Why;
import org.caseledger.verifier.Bytes;
import org.caseledger.verifier.Checkpoint;
import org.caseledger.verifier.InvalidException;
import org.caseledger.verifier.SignedNote;
import org.caseledger.verifier.VerifierKey;

/**
 * Cosigns a checkpoint where it continues the one that it cosigned last of the same log, and remembers it before it says so.
 * It never goes back, nor from one history to another.
 */
public final class Witness {

    private static final byte[] ROOT_OF_NOTHING = Bytes.sha256();

    private final CosignatureKey key;
    private final Map<String, List<VerifierKey>> logs;
    private final SqliteWitnessStore store;
    private final InstantSource clock;

    /** @param logs the keys of the logs that it witnesses; several of one name are keys of one log */
    public Witness(CosignatureKey key, List<VerifierKey> logs, SqliteWitnessStore store, InstantSource clock) {
        this.key = key;
        this.logs = logs.stream().collect(Collectors.groupingBy(VerifierKey::name));
        this.store = store;
        this.clock = clock;
    }

    /** The key with which its cosignatures are checked, as one line. */
    String verifierKey() {
        return key.verifierKey();
    }

    /**
     * The checkpoint that it cosigned last of a log, with the log's signatures and its own.
     *
     * @param originHash the SHA-256 of the log's name, in hexadecimal
     */
    Optional<String> latest(String originHash) {
        return logs.keySet().stream()
                .filter(origin ->
                        Bytes.hex(Bytes.sha256(origin.getBytes(UTF_8))).equals(originHash))
                .findFirst()
                .flatMap(store::latest)
                .map(Cosigned::note);
    }

    /** What it says to a request to add a checkpoint. */
    Answer add(byte[] body) {
        AddCheckpoint request;
        try {
            request = AddCheckpoint.parse(body);
        } catch (InvalidException malformed) {
            return new Answer.Refused(Why.MALFORMED, String.valueOf(malformed.getMessage()));
        }
        Checkpoint checkpoint = request.checkpoint();
        List<VerifierKey> keys = logs.getOrDefault(checkpoint.origin(), List.of());
        if (keys.isEmpty()) {
            return new Answer.Refused(Why.UNKNOWN_LOG, "this witness does not know the log " + checkpoint.origin());
        }
        List<SignedNote.Line> signatures;
        try {
            signatures = keys.stream()
                    .flatMap(known -> request.note().by(known).stream())
                    .toList();
        } catch (InvalidException wrong) {
            return new Answer.Refused(Why.UNSIGNED, String.valueOf(wrong.getMessage()));
        }
        if (signatures.isEmpty()) {
            return new Answer.Refused(Why.UNSIGNED, "no key that this witness knows has signed the checkpoint");
        }
        if (request.oldSize() > checkpoint.size()) {
            return new Answer.Refused(Why.MALFORMED, "the old size is larger than the checkpoint's");
        }
        return compare(request, signatures);
    }

    /** One at a time: else a slower request could take back what a faster one was told. */
    private synchronized Answer compare(AddCheckpoint request, List<SignedNote.Line> signatures) {
        Checkpoint next = request.checkpoint();
        Optional<Cosigned> last = store.latest(next.origin());
        Checkpoint seen = last.map(Witness::checkpoint).orElse(new Checkpoint(next.origin(), 0, ROOT_OF_NOTHING));
        if (request.oldSize() != seen.size()) {
            return new Answer.Elsewhere(seen.size());
        }
        if (next.size() == 0 && !Arrays.equals(next.root(), ROOT_OF_NOTHING)) {
            return new Answer.Refused(Why.INCONSISTENT, "the root is not that of an empty tree");
        }
        if (!ConsistencyProof.holds(seen, next, request.proof())) {
            return new Answer.Refused(
                    Why.INCONSISTENT,
                    "the tree of " + next.size() + " events of " + next.origin() + " does not continue the tree of "
                            + seen.size() + " that was cosigned");
        }
        long time = Math.max(
                clock.instant().getEpochSecond(), last.map(Cosigned::time).orElse(1L));
        String line = key.cosign(request.note().text(), time);
        String signed =
                signatures.stream().map(signature -> signature.whole() + "\n").collect(Collectors.joining());
        store.keep(new Cosigned(next.origin(), time, request.note().text() + "\n" + signed + line));
        return new Answer.Cosigned(line);
    }

    private static Checkpoint checkpoint(Cosigned last) {
        return Checkpoint.of(SignedNote.parse(last.note().getBytes(UTF_8), "the last checkpoint"));
    }
}
