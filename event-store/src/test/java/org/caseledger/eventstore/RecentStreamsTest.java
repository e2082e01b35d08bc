package org.caseledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.eventstore.Events.event;
import static org.caseledger.eventstore.Events.events;

import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Recent streams")
class RecentStreamsTest extends EngineTest {
    private final RecentStreams recent = new RecentStreams(10);

    private List<Long> held(String aggregate, List<DomainEventMessage<?>> file) {
        return recent.of(aggregate, () -> file).stream()
                .map(DomainEventMessage::getSequenceNumber)
                .toList();
    }

    private static final List<DomainEventMessage<?>> UNASKED = List.of();

    @Test
    void are_read_once_and_grow_with_each_commit() {
        assertThat(held("a", events("a", 0, 2))).containsExactly(0L, 1L);
        recent.committed(events("a", 2, 4));
        assertThat(held("a", UNASKED)).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void begin_with_an_aggregate_s_first_commit() {
        recent.committed(events("a", 0, 1));
        assertThat(held("a", UNASKED)).containsExactly(0L);
    }

    @Test
    void keep_nothing_that_was_read_while_a_commit_came_in_between() {
        assertThat(recent.of("a", () -> {
                    recent.committed(events("a", 2, 3));
                    return events("a", 0, 2);
                }))
                .hasSize(2);
        assertThat(held("a", events("a", 0, 3))).hasSize(3);
    }

    @Test
    void take_no_event_twice_that_was_read_before_its_commit_was_told() {
        assertThat(held("a", events("a", 0, 3))).hasSize(3);
        recent.committed(events("a", 2, 3));
        assertThat(held("a", UNASKED)).containsExactly(0L, 1L, 2L);
    }

    @Test
    void forget_those_unused_longest_and_all_when_told_to() {
        recent.committed(events("a", 0, 6));
        recent.committed(events("b", 0, 6));
        assertThat(held("b", UNASKED)).hasSize(6);
        assertThat(held("a", UNASKED)).isEmpty();
        recent.clear();
        assertThat(held("b", UNASKED)).isEmpty();
    }

    @Test
    void never_hide_what_a_refused_append_left_unchanged() {
        engine.appendEvents(events("a", 0, 1));
        assertThat(engine.readEvents("a").asStream()).hasSize(1);
        assertThatThrownBy(() -> engine.appendEvents(List.of(event("a", 1, "x"), event("a", 1, "y"))))
                .isInstanceOf(ConcurrencyException.class);
        assertThat(engine.readEvents("a").asStream()).hasSize(1);
        engine.appendEvents(events("a", 1, 2));
        assertThat(engine.readEvents("a").asStream().map(Events::text)).containsExactly("a#0", "a#1");
    }
}
