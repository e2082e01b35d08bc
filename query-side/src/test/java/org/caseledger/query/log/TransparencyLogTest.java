package org.caseledger.query.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The transparency log")
class TransparencyLogTest {

    private static final LogKey KEY = LogKey.make("ledger.example", new SecureRandom());

    private final MemoryLogStore store = new MemoryLogStore();

    @Test
    void signs_the_empty_ledger() {
        TransparencyLog log = new TransparencyLog(new MemoryLeaves(), store, KEY);

        assertThat(log.checkpoint()).isEmpty();
        assertThat(log.follow()).isTrue();
        assertThat(log.checkpoint().orElseThrow())
                .startsWith(
                        "ledger.example\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n\u2014 ledger.example ");
        assertThat(log.follow()).isFalse();
    }

    @Test
    void signs_each_size_that_it_sees_and_keeps_every_checkpoint() {
        MemoryLeaves leaves = MemoryLeaves.of(3);
        TransparencyLog log = new TransparencyLog(leaves, store, KEY);
        log.follow();
        leaves.grow(1_500);
        log.follow();

        assertThat(log.signedSize()).isEqualTo(1_503);
        assertThat(store.of(3).orElseThrow().note()).contains("\n3\n" + Rfc6962.root(leaves.all.subList(0, 3)));
        assertThat(log.checkpoint().orElseThrow()).contains("\n1503\n" + Rfc6962.root(leaves.all) + "\n");
    }

    @Test
    void serves_hashes_and_entries_of_the_signed_tree_alone() {
        MemoryLeaves leaves = MemoryLeaves.of(300);
        TransparencyLog log = new TransparencyLog(leaves, store, KEY);
        log.follow();
        leaves.grow(10);

        assertThat(log.tile(new Tile(0, 0), 256))
                .hasValueSatisfying(row -> assertThat(row).hasSize(8_192));
        assertThat(log.tile(new Tile(0, 1), 44))
                .hasValueSatisfying(row -> assertThat(row).hasSize(44 * 32));
        assertThat(log.tile(new Tile(0, 1), 45)).isEmpty();
        assertThat(log.tile(new Tile(1, 0), 1)).isPresent();
        assertThat(log.entries(1, 45)).isEmpty();
        assertThat(entriesIn(log.entries(1, 44).orElseThrow())).containsExactlyElementsOf(texts(leaves, 256, 300));
        assertThat(entriesIn(log.entries(0, 256).orElseThrow())).containsExactlyElementsOf(texts(leaves, 0, 256));
    }

    @Test
    void goes_on_after_a_crash_where_it_was() {
        MemoryLeaves leaves = MemoryLeaves.of(600);
        new TransparencyLog(leaves, store, KEY).follow();
        leaves.grow(50);

        TransparencyLog again = new TransparencyLog(leaves, store, KEY);
        assertThat(again.checkpoint().orElseThrow()).contains("\n600\n");
        again.follow();

        assertThat(again.checkpoint().orElseThrow()).contains("\n650\n" + Rfc6962.root(leaves.all) + "\n");
    }

    @Test
    void signs_nothing_over_a_ledger_that_was_changed() {
        MemoryLeaves leaves = MemoryLeaves.of(600);
        new TransparencyLog(leaves, store, KEY).follow();
        leaves.all.set(590, "another event".getBytes(UTF_8));
        leaves.grow(1);

        TransparencyLog again = new TransparencyLog(leaves, store, KEY);

        assertThatThrownBy(again::follow)
                .isInstanceOf(LogConflictException.class)
                .hasMessageContaining("changed");
        assertThat(again.checkpoint().orElseThrow()).contains("\n600\n");
    }

    @Test
    void finds_a_ledger_that_was_changed_even_if_nothing_is_new() {
        MemoryLeaves leaves = MemoryLeaves.of(600);
        new TransparencyLog(leaves, store, KEY).follow();
        leaves.all.set(590, "another event".getBytes(UTF_8));

        TransparencyLog again = new TransparencyLog(leaves, store, KEY);

        assertThatThrownBy(again::follow).isInstanceOf(LogConflictException.class);
        assertThat(again.hasContinued()).isFalse();
    }

    @Test
    void tells_once_that_it_continues_what_was_signed() {
        MemoryLeaves leaves = MemoryLeaves.of(3);
        new TransparencyLog(leaves, store, KEY).follow();
        List<Long> told = new ArrayList<>();
        TransparencyLog again = new TransparencyLog(leaves, store, KEY);
        again.onCheckpoint(() -> told.add(again.signedSize()));

        again.follow();
        again.follow();
        leaves.grow(1);
        again.follow();

        assertThat(told).containsExactly(3L, 4L);
    }

    @Test
    void does_not_begin_over_a_ledger_that_has_lost_events() {
        new TransparencyLog(MemoryLeaves.of(600), store, KEY).follow();

        assertThatThrownBy(() -> new TransparencyLog(MemoryLeaves.of(599), store, KEY))
                .isInstanceOf(LogConflictException.class)
                .hasMessageContaining("has signed 600");
    }

    @Test
    void goes_on_with_a_new_key_and_stands_by_what_the_old_one_signed() {
        MemoryLeaves leaves = MemoryLeaves.of(3);
        TransparencyLog before = new TransparencyLog(leaves, store, KEY);
        before.follow();
        String old = before.checkpoint().orElseThrow();
        LogKey next = LogKey.make("ledger.example", new SecureRandom());

        TransparencyLog after = new TransparencyLog(leaves, store, next);
        String both = after.checkpoint().orElseThrow();
        leaves.grow(1);
        after.follow();

        assertThat(both).startsWith(old).isNotEqualTo(old);
        assertThat(both.substring(old.length())).isEqualTo(next.signature(old.substring(0, old.indexOf("\n\n") + 1)));
        assertThat(after.checkpoint().orElseThrow())
                .contains("ledger.example\n4\n" + Rfc6962.root(leaves.all))
                .doesNotContain(KEY.signature(textOf(after)));
        assertThat(store.of(3).orElseThrow().note()).isEqualTo(old);
    }

    private static String textOf(TransparencyLog log) {
        String note = log.checkpoint().orElseThrow();
        return note.substring(0, note.indexOf("\n\n") + 1);
    }

    @Test
    void shows_what_witnesses_put_under_its_newest_checkpoint() {
        MemoryLeaves leaves = MemoryLeaves.of(3);
        TransparencyLog log = new TransparencyLog(leaves, store, KEY);
        log.follow();
        String alone = log.checkpoint().orElseThrow();
        log.cosigned(3, "\u2014 w one\n");
        log.cosigned(3, "\u2014 w two\n");

        assertThat(log.checkpoint()).contains(alone + "\u2014 w one\n\u2014 w two\n");
        assertThat(new TransparencyLog(leaves, store, KEY).checkpoint()).isEqualTo(log.checkpoint());
        leaves.grow(1);
        log.follow();
        log.cosigned(3, "\u2014 w late\n");
        assertThat(log.checkpoint().orElseThrow()).doesNotContain("\u2014 w ");
    }

    private static List<String> entriesIn(byte[] bundle) {
        List<String> entries = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(bundle);
        while (rest.hasRemaining()) {
            byte[] entry = new byte[Short.toUnsignedInt(rest.getShort())];
            rest.get(entry);
            entries.add(new String(entry, UTF_8));
        }
        return entries;
    }

    private static List<String> texts(MemoryLeaves leaves, int from, int to) {
        return leaves.all.subList(from, to).stream()
                .map(leaf -> new String(leaf, UTF_8))
                .toList();
    }
}
