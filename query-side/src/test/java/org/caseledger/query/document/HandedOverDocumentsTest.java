package org.caseledger.query.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.caseledger.query.log.TestLease;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Nodes that deal out the segments of a MongoDB")
class HandedOverDocumentsTest extends SharedMongo {

    @Test
    void hand_a_segment_over_once_it_is_written_and_its_token_says_so() {
        audits();
        Node one = new Node(0, 1, 2, 3).follows();
        List<Long> written = new CopyOnWriteArrayList<>();
        TestLease lease = one.leases.getFirst();
        lease.onChange(() -> {
            if (!lease.isHeld()) {
                written.add(token(0));
            }
        });
        lease.want();
        one.starts();
        Awaiting.until(() -> !written.isEmpty());
        assertThat(written).containsExactly(one.facts.position());
        mark();

        submitted();
        one.follows();
        Node other = new Node(0).follows().starts();
        one.awaitAll();
        other.awaitAll();
        assertThat(standingAt("Good")).isEqualTo(AUDITS);
        assertThat(marked()).isEmpty();
    }

    @Test
    void write_nothing_twice_when_a_segment_goes_to_and_fro() {
        audits();
        Node one = new Node(0, 1, 2, 3).follows().starts();
        Node other = new Node().follows().starts();
        one.awaitAll();
        other.awaitAll();

        one.leases.getFirst().want();
        Awaiting.until(() -> !one.leases.getFirst().isHeld());
        other.holds(0, true);
        given.again(ids(0).getFirst()).submitted("2019-08-14", "Good", "Supervision", "Good");
        one.follows();
        other.follows().awaitAll();
        other.leases.getFirst().want();
        Awaiting.until(() -> !other.leases.getFirst().isHeld());
        mark();
        one.holds(0, true);
        given.again(ids(0).getLast()).submitted("2019-08-14", "Good", "Supervision", "Good");
        one.follows().awaitAll();

        assertThat(standingAt("Good")).isEqualTo(2);
        assertThat(marked()).hasSize(AUDITS - 1).doesNotContain(ids(0).getLast());
    }

    @Test
    void take_part_once_they_have_come_as_far_as_the_documents() {
        audits();
        Node first = new Node(0, 1, 2, 3).follows().starts();
        first.awaitAll();
        Awaiting.until(() -> first.takesPart);

        Node lagging = new Node().starts();
        Awaiting.until(() -> lagging.documents.written() == first.facts.position());
        assertThat(lagging.takesPart).isFalse();
        lagging.follows();

        Awaiting.until(() -> lagging.takesPart);
    }
}
