package org.caseledger.query.moderatoreffect;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.statistics.GradingTable;
import org.caseledger.query.statistics.Interval;
import org.caseledger.query.statistics.Weights;
import org.caseledger.query.view.Group;
import org.caseledger.query.view.Percent;
import org.caseledger.query.view.Scale;
import org.jspecify.annotations.Nullable;

/**
 * How far two people's gradings of the same audits agree. One figure alone misleads: with nearly all grades the same,
 * kappa is low however often they agree, and raw agreement is high by chance.
 *
 * @param pairs the audits whose two grades are on the scale
 * @param transitions the one's grade to the other's, only those that occur, each with its scale where there are several
 * @param kappa Cohen's, null where undefined or where the audits are on several scales; in the same way with weights
 * @param ac1 Gwet's, which holds where nearly all grades are the same
 * @param ac2Linear the same with linear weights
 * @param note what is to be borne in mind
 */
public record Agreement(
        int pairs,
        int agreed,
        @Nullable Double percentAgreed,
        @Nullable Interval intervalAgreed,
        SortedMap<String, Integer> transitions,
        @Nullable Double kappa,
        @Nullable Double kappaLinear,
        @Nullable Double kappaQuadratic,
        @Nullable Double ac1,
        @Nullable Double ac2Linear,
        @Nullable String note) {

    /** A usual rule of thumb: below this a coefficient moves much with a single pair. */
    private static final int SMALL = 30;

    static Agreement of(Group group, Function<AuditAt, @Nullable Pair> pair) {
        Map<Pair, Integer> pairs = new HashMap<>();
        for (AuditAt audit : group.audits()) {
            Pair found = pair.apply(audit);
            if (found != null) {
                pairs.merge(found, 1, Integer::sum);
            }
        }
        return of(pairs);
    }

    private static Agreement of(Map<Pair, Integer> pairs) {
        Set<Scale> scales = pairs.keySet().stream().map(Pair::scale).collect(Collectors.toSet());
        SortedMap<String, Integer> transitions = new TreeMap<>();
        pairs.forEach((pair, count) -> transitions.put(pair.transition(scales.size() > 1), count));
        int agreed =
                count(pairs.entrySet().stream().filter(pair -> pair.getKey().agreed()));
        int total = count(pairs.entrySet().stream());
        // An empty table leaves every coefficient undefined, as it has to be where unlike grades would be added.
        GradingTable table = scales.size() == 1 ? table(pairs, scales.iterator().next()) : new GradingTable(2);
        return new Agreement(
                total,
                agreed,
                Percent.of(agreed, total),
                Interval.ofShare(agreed, total),
                transitions,
                hundredths(table.kappa(Weights.IDENTITY)),
                hundredths(table.kappa(Weights.LINEAR)),
                hundredths(table.kappa(Weights.QUADRATIC)),
                hundredths(table.gwet(Weights.IDENTITY)),
                hundredths(table.gwet(Weights.LINEAR)),
                note(total, scales.size()));
    }

    /** Whether the pairs of some audits are on several scales, so that each has to name its own. */
    static boolean severalScales(Group group, Function<AuditAt, @Nullable Pair> pair) {
        return group.audits().stream()
                        .map(pair)
                        .filter(Objects::nonNull)
                        .map(Pair::scale)
                        .distinct()
                        .limit(2)
                        .count()
                > 1;
    }

    private static int count(Stream<Map.Entry<Pair, Integer>> pairs) {
        return pairs.mapToInt(Map.Entry::getValue).sum();
    }

    private static GradingTable table(Map<Pair, Integer> pairs, Scale scale) {
        GradingTable table = new GradingTable(scale.grades().size());
        pairs.forEach((pair, count) ->
                table.add(scale.grades().indexOf(pair.from()), scale.grades().indexOf(pair.to()), count));
        return table;
    }

    private static @Nullable Double hundredths(@Nullable Double coefficient) {
        return coefficient == null ? null : Math.round(coefficient * 100) / 100.0;
    }

    private static @Nullable String note(int pairs, int scales) {
        if (scales > 1) {
            return "The audits are on several scales: no coefficient adds unlike grades.";
        }
        return pairs == 0 || pairs >= SMALL
                ? null
                : "Only " + pairs + (pairs == 1 ? " pair" : " pairs")
                        + ": one grading more may change the coefficients much.";
    }
}
