package org.caseledger.ledger.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.caseledger.ledger.backup.Lineage.NewOrigin;
import org.caseledger.ledger.backup.Lineage.SameOrigin;
import org.caseledger.query.log.Checkpoint;
import org.caseledger.query.log.Hash;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The log of a restored ledger")
class LineageTest {

    private static final Instant NOW = Instant.parse("2026-11-21T05:15:03.250Z");
    private static final String NEW_NAME = "ledger.example/restored/20261121T051503Z";

    private static Checkpoint of(long size) {
        return new Checkpoint("ledger.example", size, Hash.OF_NOTHING);
    }

    @Test
    void goes_on_where_nothing_was_signed_after_the_backup() {
        assertThat(Lineage.of(of(100), List.of(of(60), of(100)), true, true, NOW))
                .isEqualTo(new SameOrigin());
    }

    @Test
    void begins_anew_where_something_was_signed_later_whatever_anybody_says() {
        assertThat(Lineage.of(of(100), List.of(of(101), of(105), of(60)), true, true, NOW))
                .isEqualTo(new NewOrigin(NEW_NAME, of(105)));
    }

    @Test
    void begins_anew_where_nobody_knows() {
        assertThat(Lineage.of(of(100), List.of(of(100)), false, true, NOW)).isEqualTo(new NewOrigin(NEW_NAME, null));
    }

    @Test
    void begins_anew_where_the_key_is_lost() {
        assertThat(Lineage.of(of(100), List.of(), true, false, NOW)).isEqualTo(new NewOrigin(NEW_NAME, null));
    }

    @Test
    void has_a_name_that_does_not_grow_with_each_restore() {
        Checkpoint restored = new Checkpoint("ledger.example/restored/20250101T000000Z", 7, Hash.OF_NOTHING);

        assertThat(Lineage.of(restored, List.of(), false, true, NOW)).isEqualTo(new NewOrigin(NEW_NAME, null));
    }
}
