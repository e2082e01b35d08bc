package org.caseledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Shares are dealt out")
class DealingTest {

    private static final int NODES = 4;
    private static final int MOST = 4;

    /** @param held what the nodes 1, 2 and so on hold */
    private static Dealing lie(int free, Integer... held) {
        SortedMap<Integer, Integer> byNode = new TreeMap<>();
        IntStream.range(0, held.length).forEach(each -> byNode.put(each + 1, held[each]));
        return new Dealing(byNode, free);
    }

    private static List<Integer> due(Dealing dealing) {
        return dealing.held().keySet().stream().map(dealing::due).toList();
    }

    @Test
    void to_a_node_that_is_alone_all_of_them() {
        assertThat(due(lie(4, 0))).containsExactly(4);
    }

    @Test
    void to_nodes_that_start_together_evenly() {
        assertThat(due(lie(4, 0, 0))).containsExactly(2, 2);
        assertThat(due(lie(4, 0, 0, 0))).containsExactly(2, 1, 1);
    }

    @Test
    void anew_when_a_node_comes() {
        assertThat(due(lie(0, 4, 0))).containsExactly(2, 2);
        assertThat(due(lie(0, 2, 2, 0))).as("one of two gives one").containsExactly(1, 2, 1);
        assertThat(due(lie(0, 1, 1, 1, 1, 0))).as("more than there are").containsExactly(1, 1, 1, 1, 0);
    }

    @Test
    void anew_when_a_node_has_gone() {
        assertThat(due(lie(2, 2))).containsExactly(4);
        assertThat(due(lie(2, 1, 1))).containsExactly(2, 2);
    }

    @Test
    void while_one_is_on_its_way_as_if_it_had_come() {
        assertThat(due(lie(1, 3, 0))).containsExactly(2, 2);
        assertThat(due(lie(1, 2, 1))).containsExactly(2, 2);
    }

    @Test
    void without_those_that_a_node_holds_which_takes_no_part() {
        assertThat(due(lie(0, 0, 0))).as("of four").containsExactly(0, 0);
        assertThat(lie(4, 0).due(2)).isZero();
    }

    /** Whatever they hold: all of them in the end, as evenly as can be, and whoever holds no more than that gives none. */
    @Test
    void evenly_and_with_the_fewest_moves() {
        lies().forEach(lie -> {
            List<Integer> due = due(lie);
            int all = lie.free() + sum(lie.held().values().stream());
            int least = all / due.size();
            int most = Math.ceilDiv(all, due.size());
            assertThat(sum(due.stream())).isEqualTo(all);
            assertThat(due).as("%s", lie).allMatch(each -> each >= least && each <= most);
            for (Map.Entry<Integer, Integer> node : lie.held().entrySet()) {
                boolean gives = lie.due(node.getKey()) < node.getValue();
                assertThat(gives && node.getValue() <= least).as("%s", lie).isFalse();
                boolean takesTooMany = node.getValue() > most && lie.due(node.getKey()) > node.getValue();
                assertThat(takesTooMany).as("%s", lie).isFalse();
            }
        });
    }

    @Test
    void for_good_once_they_lie_as_they_should() {
        lies().forEach(lie -> {
            List<Integer> due = due(lie);
            assertThat(due(lie(0, due.toArray(Integer[]::new)))).isEqualTo(due);
        });
    }

    private static Stream<Dealing> lies() {
        return IntStream.rangeClosed(1, NODES)
                .mapToObj(DealingTest::holdings)
                .flatMap(each -> each)
                .flatMap(held -> IntStream.rangeClosed(0, MOST).mapToObj(free -> lie(free, held)));
    }

    /** Everything that so many nodes may hold. */
    private static Stream<Integer[]> holdings(int nodes) {
        int ways = (int) Math.pow(MOST + 1, nodes);
        return IntStream.range(0, ways)
                .mapToObj(way -> IntStream.range(0, nodes)
                        .mapToObj(node -> way / (int) Math.pow(MOST + 1, node) % (MOST + 1))
                        .toArray(Integer[]::new));
    }

    private static int sum(Stream<Integer> numbers) {
        return numbers.mapToInt(Integer::intValue).sum();
    }
}
