package org.caseledger.query.facts;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.Framework;
import org.caseledger.events.FrameworkEvent;
import org.caseledger.events.SampleEvent;
import org.caseledger.events.SubjectEvent;
import org.jspecify.annotations.Nullable;

/**
 * The facts as the ledger knew them at a position: whatever began later is not there. What an answer is computed from;
 * made for one answer and one thread.
 */
public final class Known {

    private final Facts facts;
    private final long position;
    private final Map<String, NavigableMap<Integer, Framework>> frameworks = new HashMap<>();

    Known(Facts facts, long position) {
        this.facts = facts;
        this.position = position;
    }

    /** Events up to and including this position are known. */
    public long position() {
        return position;
    }

    /** The audit, where its allocation was known. */
    public @Nullable AuditFacts audit(String id) {
        AuditFacts audit = facts.audit(id);
        return audit != null && audit.timeline().begunBy(position) ? audit.asKnownAt(position) : null;
    }

    /**
     * Gives the audits of a window, by authority, round and order of allocation.
     *
     * @param authority all authorities where absent
     */
    public void audits(
            @Nullable String authority, @Nullable YearMonth from, @Nullable YearMonth to, Consumer<AuditFacts> each) {
        for (AuthorityFacts council : facts.authorities(authority).values()) {
            window(council.rounds, from, to).forEach((round, audits) -> {
                audits.forEach(latest -> {
                    AuditFacts audit = latest.get().asKnownAt(position);
                    // A correction may have moved it: it stands under every round that it was ever said to belong to.
                    if (audit.timeline().begunBy(position)
                            && audit.allocation().round().equals(round)) {
                        each.accept(audit);
                    }
                });
            });
        }
    }

    private static <T> NavigableMap<YearMonth, T> window(
            NavigableMap<YearMonth, T> rounds, @Nullable YearMonth from, @Nullable YearMonth to) {
        if (from != null && to != null && from.isAfter(to)) {
            return Collections.emptyNavigableMap();
        }
        NavigableMap<YearMonth, T> begun = from == null ? rounds : rounds.tailMap(from, true);
        return to == null ? begun : begun.headMap(to, true);
    }

    /** The actions that follow an audit, in the order in which the ledger was told of them. */
    public List<ActionFacts> actionsOf(String auditId) {
        List<ActionFacts> actions = new ArrayList<>();
        facts.eachActionOf(auditId, action -> {
            if (action.timeline().begunBy(position)) {
                actions.add(action);
            }
        });
        return actions;
    }

    /**
     * Gives the actions that follow an authority's audits.
     *
     * @param authority every action where absent
     */
    public void actions(@Nullable String authority, Consumer<ActionFacts> each) {
        Consumer<ActionFacts> known = action -> {
            if (action.timeline().begunBy(position)) {
                each.accept(action);
            }
        };
        if (authority == null) {
            facts.eachAction(known);
        } else {
            audits(authority, null, null, audit -> facts.eachActionOf(audit.id(), known));
        }
    }

    /**
     * Gives an authority's escalations.
     *
     * @param authority all authorities' where absent
     */
    public void escalations(@Nullable String authority, Consumer<EscalationFacts> each) {
        for (AuthorityFacts council : facts.authorities(authority).values()) {
            council.escalations.forEach(latest -> {
                EscalationFacts escalation = latest.get();
                if (escalation.timeline().begunBy(position)) {
                    each.accept(escalation);
                }
            });
        }
    }

    /**
     * Teams, registered and mentioned ones, in order of code, then authority.
     *
     * @param authority all authorities' where absent
     */
    public List<Team> teams(@Nullable String authority) {
        return facts.authorities(authority).values().stream()
                .flatMap(council -> council.teams(position).stream())
                .sorted(Comparator.comparing(Team::code).thenComparing(Team::authority))
                .toList();
    }

    /**
     * People, registered and mentioned ones, in order of reference, then authority.
     *
     * @param authority all authorities' where absent
     * @param day what was so by then counts
     */
    public List<Person> people(@Nullable String authority, LocalDate day) {
        return facts.authorities(authority).values().stream()
                .flatMap(council -> council.people(position, day).stream())
                .sorted(Comparator.comparing(Person::reference).thenComparing(Person::authority))
                .toList();
    }

    /**
     * What the ledger was told of teams and frameworks, which decide for all of an authority's audits, in that order.
     *
     * @param authority all authorities' where absent
     */
    public List<Change<?>> settings(@Nullable String authority) {
        return facts.authorities(authority).values().stream()
                .flatMap(council -> council.settings(position).stream())
                .sorted(Change.AS_TOLD)
                .toList();
    }

    /** The framework that an audit is bound to; the usual one where the ledger was not told of that version yet. */
    public Framework frameworkOf(AuditAllocated allocation) {
        Framework framework = frameworks(allocation.authority()).get(allocation.frameworkVersion());
        return framework == null ? Framework.theUsual() : framework;
    }

    /** The authority's last version of the framework; the usual one where it has none. */
    public Framework latestFramework(String authority) {
        NavigableMap<Integer, Framework> versions = frameworks(authority);
        return versions.isEmpty() ? Framework.theUsual() : versions.lastEntry().getValue();
    }

    /** What was told of an authority's framework, in that order; nothing where it has none. */
    public List<Change<FrameworkEvent>> frameworkChanges(String authority) {
        AuthorityFacts council = facts.authorities(authority).get(authority);
        return council == null ? List.of() : council.frameworkChanges(position);
    }

    /** What was drawn for an authority's round, in that order. */
    public List<Change<SampleEvent>> draws(String authority, YearMonth round) {
        AuthorityFacts council = facts.authorities(authority).get(authority);
        return council == null ? List.of() : council.draws(round, position);
    }

    /** What was decided about a data subject's texts, in that order. */
    public List<Change<SubjectEvent>> decisions(String subject) {
        List<Change<SubjectEvent>> decisions = new ArrayList<>();
        facts.eachDecision(subject, decision -> {
            if (decision.recorded().position() <= position) {
                decisions.add(decision);
            }
        });
        return decisions;
    }

    /** The rounds of an authority for which something was drawn. */
    public NavigableSet<YearMonth> drawnRounds(String authority) {
        AuthorityFacts council = facts.authorities(authority).get(authority);
        return council == null ? new TreeSet<>() : council.drawnRounds(position);
    }

    private NavigableMap<Integer, Framework> frameworks(String authority) {
        return frameworks.computeIfAbsent(authority, key -> {
            AuthorityFacts council = facts.authorities(key).get(key);
            return council == null ? new TreeMap<>() : council.frameworks(position);
        });
    }
}
