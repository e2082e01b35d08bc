package org.caseledger.command.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.caseledger.command.imports.ReAuditOrder.Link;
import org.junit.jupiter.api.Test;

class ReAuditOrderTest {

    @Test
    void eachAuditIsToldAfterTheOneThatItFollowsWhereverThatStands() {
        ReAuditOrder order = ReAuditOrder.of(List.of(
                new Link(2, "third", "second"),
                new Link(3, "second", "first"),
                new Link(4, "first", null),
                new Link(5, "of an earlier file", "elsewhere")));

        assertThat(order.waves()).isEqualTo(3);
        assertThat(List.of(order.wave(4), order.wave(5), order.wave(3), order.wave(2)))
                .containsExactly(0, 0, 1, 2);
        assertThat(order.cyclic()).isEmpty();
    }

    @Test
    void auditsThatFollowOneAnotherInACircleAreNamed() {
        ReAuditOrder order = ReAuditOrder.of(
                List.of(new Link(2, "hen", "egg"), new Link(3, "egg", "hen"), new Link(4, "alone", null)));

        assertThat(order.cyclic()).containsExactlyInAnyOrder(2L, 3L);
        assertThat(order.waves()).isEqualTo(1);
    }
}
