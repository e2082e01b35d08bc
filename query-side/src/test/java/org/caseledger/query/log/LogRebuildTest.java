package org.caseledger.query.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.query.log.LogRebuild.Rebuilt;
import org.caseledger.query.log.LogStore.SignedCheckpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The transparency log made anew")
class LogRebuildTest {

    private static final LogKey KEY = LogKey.make("ledger.example", new SecureRandom());

    private final MemoryLogStore store = new MemoryLogStore();
    private final MemoryLogStore fresh = new MemoryLogStore();
    private final MemoryLeaves leaves = MemoryLeaves.of(3);
    private final List<SignedCheckpoint> signed = new ArrayList<>();
    private final List<Long> told = new ArrayList<>();

    @BeforeEach
    void log_of_a_ledger_that_grows() {
        TransparencyLog log = new TransparencyLog(leaves, store, KEY);
        for (int more : new int[] {0, 253, 1, 2_000}) {
            leaves.grow(more);
            if (log.follow()) {
                signed.add(log.latest().orElseThrow());
            }
        }
    }

    private Rebuilt rebuild() {
        return new LogRebuild(leaves, fresh, told::add).run(signed.iterator());
    }

    @Test
    void has_the_identical_root_and_tiles() {
        Rebuilt rebuilt = rebuild();

        assertThat(rebuilt.size()).isEqualTo(2_257);
        assertThat(rebuilt.root()).isEqualTo(Rfc6962.root(leaves.all));
        assertThat(rebuilt.checkpoints()).isEqualTo(4);
        assertThat(fresh.lowestTiles()).isEqualTo(8);
        for (long index = 0; index < 8; index++) {
            Tile tile = new Tile(0, index);
            assertThat(fresh.tile(tile).orElseThrow())
                    .isEqualTo(store.tile(tile).orElseThrow());
        }
        assertThat(told).isSorted().endsWith(2_257L);
    }

    @Test
    void names_where_the_ledger_is_not_what_was_signed() {
        leaves.all.set(255, "another event".getBytes(UTF_8));

        assertThatThrownBy(this::rebuild)
                .isInstanceOf(LogConflictException.class)
                .hasMessageContaining("from position 3 to 255 ")
                .hasMessageContaining("is of 256 events");
    }

    @Test
    void misses_events_that_were_signed() {
        leaves.all.removeLast();

        assertThatThrownBy(this::rebuild)
                .isInstanceOf(LogConflictException.class)
                .hasMessageContaining("has 2256 events")
                .hasMessageContaining("has signed 2257");
    }
}
