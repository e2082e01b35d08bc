package org.caseledger.query.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SmallNumbersTest {

    private static final List<Sum> ONE = List.of(new Sum("total", List.of("counts.")));

    /** A total of two sums, one part of which is a total again, as in completion and timeliness. */
    private static final List<Sum> THREE = List.of(
            new Sum("total", List.of("counts.")),
            new Sum("total", List.of("other.")),
            new Sum("counts.1", List.of("parts.")));

    private static Map<String, Long> row(long... parts) {
        Map<String, Long> row = new LinkedHashMap<>();
        long total = 0;
        for (int i = 0; i < parts.length; i++) {
            row.put("counts." + (i + 1), parts[i]);
            total += parts[i];
        }
        row.put("total", total);
        return row;
    }

    private static Set<String> hidden(long... parts) {
        return SmallNumbers.hidden(row(parts), ONE);
    }

    @Test
    void countsFromOneToFiveAreHiddenAndZeroIsNot() {
        assertThat(hidden(0, 6, 20)).isEmpty();
        assertThat(hidden(1, 5, 20, 0)).containsExactlyInAnyOrder("counts.1", "counts.2");
        assertThat(hidden(2, 0, 0)).containsExactlyInAnyOrder("counts.1", "total");
    }

    @Test
    void oneThatFollowsFromTheTotalTakesTheNextSmallestWithIt() {
        assertThat(hidden(20, 3, 9)).containsExactlyInAnyOrder("counts.2", "counts.3");
        assertThat(hidden(20, 3, 0)).containsExactlyInAnyOrder("counts.2", "counts.3");
    }

    @Test
    void severalThatCanBeNothingElseTakeAnotherWithThem() {
        assertThat(hidden(30, 5, 5)).containsExactlyInAnyOrder("counts.1", "counts.2", "counts.3");
        assertThat(hidden(30, 1, 1, 8)).contains("counts.2", "counts.3", "counts.4");
    }

    @Property(tries = 400)
    void noHiddenCountFollowsFromWhatIsShown(
            @ForAll @Size(min = 2, max = 4) List<@IntRange(max = 9) Integer> parts,
            @ForAll @Size(3) List<@IntRange(max = 9) Integer> others,
            @ForAll @IntRange(max = 9) int within) {
        Map<String, Long> row = row(parts.stream().mapToLong(Integer::longValue).toArray());
        long total = row.getOrDefault("total", 0L);
        long left = total;
        for (int i = 0; i < others.size(); i++) {
            long part = i == others.size() - 1 ? left : Math.min(left, others.get(i));
            row.put("other." + i, part);
            left -= part;
        }
        long first = row.getOrDefault("counts.1", 0L);
        row.put("parts.1", Math.min(first, within));
        row.put("parts.2", first - Math.min(first, within));

        Set<String> hidden = SmallNumbers.hidden(row, THREE);

        row.forEach((name, count) -> {
            if (count >= 1 && count <= 5) {
                assertThat(hidden).contains(name);
            }
        });
        Map<String, Set<Long>> possible = new HashMap<>();
        assign(row, List.copyOf(hidden), 0, new LinkedHashMap<>(row), total + 2, possible);
        assertThat(hidden)
                .allSatisfy(name -> assertThat(possible.getOrDefault(name, Set.of()))
                        .as(name + " in " + row + " hiding " + hidden)
                        .hasSizeGreaterThan(1));
    }

    /** Every way to fill in the hidden counts that adds up, a last one of a sum following from the others. */
    private static void assign(
            Map<String, Long> row,
            List<String> hidden,
            int at,
            Map<String, Long> guess,
            long most,
            Map<String, Set<Long>> possible) {
        if (at == hidden.size()) {
            if (addsUp(guess)) {
                hidden.forEach(name ->
                        possible.computeIfAbsent(name, key -> new HashSet<>()).add(guess.getOrDefault(name, 0L)));
            }
            return;
        }
        if (hidden.stream()
                .allMatch(name -> possible.getOrDefault(name, Set.of()).size() > 1)) {
            return;
        }
        String name = hidden.get(at);
        long own = row.getOrDefault(name, 0L);
        for (long value = Math.max(0, own - 1); value <= Math.min(most, own + 1); value++) {
            guess.put(name, value);
            assign(row, hidden, at + 1, guess, most, possible);
        }
        guess.put(name, own);
    }

    private static boolean addsUp(Map<String, Long> guess) {
        return THREE.stream()
                .allMatch(sum -> guess.getOrDefault(sum.total(), 0L)
                        == guess.entrySet().stream()
                                .filter(count -> sum.has(count.getKey()))
                                .mapToLong(Map.Entry::getValue)
                                .sum());
    }
}
