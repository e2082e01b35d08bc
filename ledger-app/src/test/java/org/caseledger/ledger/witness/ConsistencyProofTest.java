package org.caseledger.ledger.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.caseledger.query.log.Hash;
import org.caseledger.verifier.Bytes;
import org.caseledger.verifier.Checkpoint;
import org.caseledger.verifier.SignedNote;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A consistency proof")
class ConsistencyProofTest {

    private static final int LARGEST = 40;

    private final SmallLog log = SmallLog.called("ledger.example");
    private final List<Checkpoint> trees = new ArrayList<>();

    ConsistencyProofTest() {
        for (int size = 0; size <= LARGEST; size++) {
            trees.add(checkpoint(log.grow(size == 0 ? 0 : 1)));
        }
    }

    @Test
    void leads_from_each_tree_to_each_larger_one() {
        forEachPair((older, newer) -> assertThat(
                        ConsistencyProof.holds(older, newer, proof(older.size(), newer.size())))
                .as("%d to %d", older.size(), newer.size())
                .isTrue());
    }

    @Test
    void does_not_hold_between_other_trees() {
        SmallLog other = SmallLog.called("ledger.example").tell("another beginning");
        List<Checkpoint> others = new ArrayList<>(List.of(trees.getFirst()));
        for (int size = 1; size <= LARGEST; size++) {
            others.add(checkpoint(other));
            other.grow(1);
        }
        forEachPair((older, newer) -> {
            List<byte[]> proof = proof(older.size(), newer.size());
            if (older.size() > 0) {
                assertThat(ConsistencyProof.holds(others.get((int) older.size()), newer, proof))
                        .isFalse();
                assertThat(ConsistencyProof.holds(older, others.get((int) newer.size()), proof))
                        .isFalse();
            }
        });
    }

    @Test
    void does_not_hold_when_a_hash_is_changed_added_or_left_out() {
        forEachPair((older, newer) -> {
            List<byte[]> proof = proof(older.size(), newer.size());
            for (int i = 0; i < proof.size(); i++) {
                List<byte[]> changed = new ArrayList<>(proof);
                changed.set(i, Bytes.sha256(proof.get(i)));
                assertThat(ConsistencyProof.holds(older, newer, changed)).isFalse();
                changed.remove(i);
                assertThat(ConsistencyProof.holds(older, newer, changed)).isFalse();
            }
            List<byte[]> longer = new ArrayList<>(proof);
            longer.add(new byte[32]);
            assertThat(ConsistencyProof.holds(older, newer, longer)).isFalse();
        });
    }

    private interface Pair {
        void check(Checkpoint older, Checkpoint newer);
    }

    private void forEachPair(Pair pair) {
        for (int newer = 0; newer <= LARGEST; newer++) {
            for (int older = 0; older <= newer; older++) {
                pair.check(trees.get(older), trees.get(newer));
            }
        }
    }

    private List<byte[]> proof(long older, long newer) {
        return log.log().consistency(older, newer).stream()
                .map(Hash::base64)
                .map(line -> Bytes.base64(line, "a hash"))
                .toList();
    }

    private static Checkpoint checkpoint(SmallLog log) {
        return Checkpoint.of(SignedNote.parse(log.note().getBytes(UTF_8), "the checkpoint"));
    }
}
