package org.caseledger.query.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.facts.AuditFacts;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Known;
import org.caseledger.query.lineage.Base;
import org.caseledger.query.lineage.Cell;
import org.caseledger.query.lineage.Line;
import org.caseledger.query.lineage.Lineage;
import org.caseledger.query.lineage.Standing;
import org.caseledger.query.lineage.Subject;

/** The audits that a query asks for, as they were on its day and as the ledger knew them then. */
public final class Selection {

    private static final String GROUP = "group";
    private static final String SCALE = "scale";

    private final Known known;
    private final ViewQuery query;

    public Selection(Facts facts, ViewQuery query) {
        this.known = facts.known(query.knownAt());
        this.query = query;
    }

    /** What the ledger knew, the audits outside the selection included. */
    public Known known() {
        return known;
    }

    /** Gives each audit of the selection that had been allocated by the day and not been called off. */
    public void audits(Consumer<AuditAt> each) {
        known.audits(query.filters().authority(), query.from(), query.to(), audit -> {
            if (query.filters().match(audit.allocation())) {
                give(audit, each);
            }
        });
    }

    /** Gives each audit of the query's authority, of whatever round and kind, that had been allocated by the day and not been called off. */
    public void auditsOfAnyRound(Consumer<AuditAt> each) {
        known.audits(query.filters().authority(), null, null, audit -> give(audit, each));
    }

    private void give(AuditFacts audit, Consumer<AuditAt> each) {
        if (audit.allocatedBy(query.asAt(), known.position())) {
            AuditAt then = at(audit);
            if (!then.cancelled()) {
                each.accept(then);
            }
        }
    }

    /** Whether such an audit belongs to the selection. */
    public boolean holds(AuditAt audit) {
        return holds(audit.allocation());
    }

    /** Whether an audit that is allocated so belongs to the selection. */
    public boolean holds(AuditAllocated allocation) {
        return query.inWindow(allocation.round()) && query.filters().match(allocation);
    }

    /** Any audit as it was on the query's day. */
    public AuditAt at(AuditFacts audit) {
        return AuditAt.of(audit, query.asAt(), known);
    }

    /** One row for each group of the audits that count, by the query's grouping, in ascending order. */
    public <R> List<R> rows(Predicate<AuditAt> counts, Function<Group, R> row) {
        return rows(counts, query.by(), row);
    }

    /** One row for each group of the audits that count, by a grouping, in ascending order. */
    public <R> List<R> rows(Predicate<AuditAt> counts, Grouping by, Function<Group, R> row) {
        return groups(counts, by).stream().map(row).toList();
    }

    /** One row for each group and scale of the audits that count, by the query's grouping, in ascending order. */
    public <R> List<R> rowsByScale(Predicate<AuditAt> counts, Function<Group, R> row) {
        return groups(counts, query.by()).stream()
                .flatMap(group -> group.byScale().stream())
                .map(row)
                .toList();
    }

    /** The audits that count, by a grouping, in ascending order of the groups. */
    public List<Group> groups(Predicate<AuditAt> counts, Grouping by) {
        Map<String, List<AuditAt>> groups = new HashMap<>();
        audits(audit -> {
            if (counts.test(audit)) {
                groups.computeIfAbsent(by.of(audit.allocation()), group -> new ArrayList<>())
                        .add(audit);
            }
        });
        return groups.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(group -> new Group(group.getKey(), group.getValue()))
                .toList();
    }

    /** Every audit that had been allocated by the day. */
    public Base<AuditAt> begun() {
        return Base.<AuditAt>everything()
                .and(
                        audit -> !audit.allocation().effectiveOn().isAfter(query.asAt()),
                        audit -> "allocated later, on " + audit.allocation().effectiveOn());
    }

    /** Those of them that had not been called off; the rest are left out of every figure. */
    public Base<AuditAt> allocated() {
        return begun().and(audit -> !audit.cancelled(), audit -> "cancelled on " + audit.cancelledOn());
    }

    /** Those of them that stand at a grade. */
    public Base<AuditAt> graded() {
        return allocated().and(AuditAt::graded, Standing::of);
    }

    /** All that may count in some row, by a grouping, in ascending order of the groups. */
    public List<Group> candidates(Predicate<AuditAt> wanted, Grouping by) {
        Map<String, List<AuditAt>> groups = new TreeMap<>();
        known.audits(query.filters().authority(), query.from(), query.to(), facts -> {
            if (query.filters().match(facts.allocation())) {
                AuditAt audit = at(facts);
                if (wanted.test(audit)) {
                    groups.computeIfAbsent(by.of(audit.allocation()), group -> new ArrayList<>())
                            .add(audit);
                }
            }
        });
        return groups.entrySet().stream()
                .map(group -> new Group(group.getKey(), group.getValue()))
                .toList();
    }

    /** All that may count in some row, by the query's grouping and by scale. */
    public List<Group> candidatesByScale() {
        return candidates(audit -> true, query.by()).stream()
                .flatMap(group -> group.byScale().stream())
                .toList();
    }

    /** What stands behind a view with one row for each group of audits. */
    public Lineage<AuditAt> lineage(Grouping by, Function<Group, List<Cell<AuditAt>>> cells) {
        return lineage(candidates(audit -> true, by).stream()
                .map(group -> new Line<>(Map.of(GROUP, group.name()), group.audits(), cells.apply(group)))
                .toList());
    }

    /** What stands behind a view with one row for each group and scale of audits. */
    public Lineage<AuditAt> lineageByScale(Function<Group, List<Cell<AuditAt>>> cells) {
        return lineage(candidatesByScale().stream()
                .map(group -> new Line<>(
                        Map.of(GROUP, group.name(), SCALE, group.scale().name()), group.audits(), cells.apply(group)))
                .toList());
    }

    /** What stands behind a view of audits. */
    public Lineage<AuditAt> lineage(List<Line<AuditAt>> lines) {
        return new Lineage<>(GROUP, lines, Standing::of, this::subject);
    }

    /** An audit as the ledger knew it. */
    public Subject subject(AuditAt audit) {
        String id = audit.allocation().auditId();
        return Subject.of(known.audit(id), id);
    }
}
