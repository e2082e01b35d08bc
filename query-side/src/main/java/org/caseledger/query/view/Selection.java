package org.caseledger.query.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.facts.AuditFacts;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Known;

/** The audits that a query asks for, as they were on its day and as the ledger knew them then. */
public final class Selection {

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

    /** Gives each audit of the selection that had been allocated by the day. */
    public void audits(Consumer<AuditAt> each) {
        known.audits(query.filters().authority(), query.from(), query.to(), audit -> {
            if (query.filters().match(audit.allocation()) && audit.allocatedBy(query.asAt(), known.position())) {
                each.accept(at(audit));
            }
        });
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
}
