package org.caseledger.eventstore.keys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The key cache")
class KeyCacheTest {
    private final KeyCache cache = new KeyCache(2);

    @Test
    void forgets_the_key_unused_longest() {
        cache.put("a", key(1), cache.generation());
        cache.put("b", key(2), cache.generation());
        assertThat(cache.get("a")).isPresent();
        cache.put("c", key(3), cache.generation());

        assertThat(cache.get("b")).isEmpty();
        assertThat(cache.get("a")).isPresent();
        assertThat(cache.get("c")).isPresent();
    }

    @Test
    void lets_no_key_in_that_was_read_before_a_destruction() {
        long before = cache.generation();
        cache.destroyed("a");
        cache.put("a", key(1), before);

        assertThat(cache.get("a")).isEmpty();
    }

    private static byte[] key(int value) {
        return new byte[] {(byte) value};
    }
}
