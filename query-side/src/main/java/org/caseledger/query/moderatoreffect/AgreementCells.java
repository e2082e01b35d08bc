package org.caseledger.query.moderatoreffect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.lineage.Base;
import org.caseledger.query.lineage.Cell;
import org.caseledger.query.view.Group;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the figures of an agreement.
 *
 * @param prefix under which they stand in the row
 * @param paired the audits that have both gradings
 */
record AgreementCells(String prefix, Base<AuditAt> paired, Function<AuditAt, @Nullable Pair> pair) {

    List<Cell<AuditAt>> of(Group candidates) {
        Group group = candidates.only(paired::holds);
        boolean severalScales = Agreement.severalScales(group, pair);
        List<Cell<AuditAt>> cells = new ArrayList<>();
        cells.add(paired.count(prefix + "pairs"));
        cells.add(paired.share(prefix + "agreed", prefix + "percentAgreed", this::agreed));
        group.audits().stream()
                .map(audit -> transition(audit, severalScales))
                .distinct()
                .map(change -> paired.count(
                        prefix + "transitions." + change,
                        audit -> transition(audit, severalScales).equals(change)))
                .forEach(cells::add);
        Stream.of("kappa", "kappaLinear", "kappaQuadratic", "ac1", "ac2Linear", "note")
                .map(key -> paired.derived(prefix + key, audit -> transition(audit, severalScales)))
                .forEach(cells::add);
        return cells;
    }

    private boolean agreed(AuditAt audit) {
        Pair found = pair.apply(audit);
        return found != null && found.agreed();
    }

    private String transition(AuditAt audit, boolean severalScales) {
        Pair found = pair.apply(audit);
        return found == null ? "" : found.transition(severalScales);
    }
}
