package org.caseledger.query.moderatoreffect;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.statistics.GradingTable;
import org.caseledger.query.statistics.Interval;
import org.caseledger.query.statistics.Weights;
import org.caseledger.query.view.Group;
import org.caseledger.query.view.Percent;
import org.jspecify.annotations.Nullable;

/**
 * How far the moderators agree with the grades that the audits stood at without them. One figure alone misleads: with
 * nearly all grades the same, kappa is low however often they agree, and raw agreement is high by chance.
 *
 * @param pairs the moderated audits whose two grades are on the scale
 * @param transitions the auditor's grade to the moderator's, only those that occur
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

    /** A moderated audit's two grades. */
    record Pair(String from, String to) {

        /** Absent where the audit isn't moderated, or a grade isn't on its scale. */
        static @Nullable Pair of(AuditAt audit) {
            var moderation = audit.moderation();
            if (moderation == null || !audit.moderated()) {
                return null;
            }
            String without = audit.gradeWithoutModeration();
            Pair pair = new Pair(without == null ? moderation.from() : without, moderation.to());
            boolean onScale =
                    audit.framework().rank(pair.from) >= 0 && audit.framework().rank(pair.to) >= 0;
            return onScale ? pair : null;
        }

        String transition() {
            return from + " -> " + to;
        }
    }

    static Agreement of(Group group) {
        Map<Pair, Integer> pairs = new HashMap<>();
        Set<List<String>> scales = new HashSet<>();
        for (AuditAt audit : group.audits()) {
            Pair pair = Pair.of(audit);
            if (pair != null) {
                pairs.merge(pair, 1, Integer::sum);
                scales.add(audit.framework().grades());
            }
        }
        return of(pairs, scales);
    }

    private static Agreement of(Map<Pair, Integer> pairs, Set<List<String>> scales) {
        SortedMap<String, Integer> transitions = new TreeMap<>();
        int agreed = 0;
        for (Map.Entry<Pair, Integer> pair : pairs.entrySet()) {
            transitions.put(pair.getKey().transition(), pair.getValue());
            agreed += pair.getKey().from.equals(pair.getKey().to) ? pair.getValue() : 0;
        }
        int total = pairs.values().stream().mapToInt(count -> count).sum();
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

    private static GradingTable table(Map<Pair, Integer> pairs, List<String> scale) {
        GradingTable table = new GradingTable(scale.size());
        pairs.forEach((pair, count) -> table.add(scale.indexOf(pair.from), scale.indexOf(pair.to), count));
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
