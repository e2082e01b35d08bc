package org.caseledger.query.lookup;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.caseledger.events.DataSubject;
import org.caseledger.query.facts.AuditFacts;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.history.HistoryEntry;
import org.caseledger.query.projection.Positions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** An audit's history as one reader may see it, again whenever something happens to the audit. */
public final class HistoryStreams {

    private final Lookups lookups;
    private final Facts facts;
    private final Positions positions;
    private final Scheduler computing;

    public HistoryStreams(Lookups lookups, Facts facts, Positions positions, Scheduler computing) {
        this.lookups = lookups;
        this.facts = facts;
        this.positions = positions;
        this.computing = computing;
    }

    /**
     * Watches an audit.
     *
     * @param after what the reader was shown when the ledger had come to this position isn't told again
     */
    public Flux<AuditHistory> watch(String id, String reader, long after) {
        return Flux.defer(() -> {
            Set<HistoryEntry> seen = new HashSet<>(lookups.seen(id, reader, after));
            return positions
                    .changes()
                    .mapNotNull(position -> facts.audit(id))
                    .distinctUntilChanged(this::state)
                    .onBackpressureLatest()
                    .concatMap(
                            changed -> Mono.fromCallable(() -> unseen(id, reader, seen))
                                    .subscribeOn(computing),
                            0);
        });
    }

    /** What its entries are told from: the audit's own events, and whether its texts can still be opened. */
    private List<Object> state(AuditFacts audit) {
        return List.of(audit.timeline(), facts.erased(DataSubject.of(audit.allocation())));
    }

    private AuditHistory unseen(String id, String reader, Set<HistoryEntry> seen) {
        AuditHistory history = lookups.history(id, reader, Long.MAX_VALUE, null);
        List<HistoryEntry> entries = history.entries().stream()
                .filter(entry -> !seen.contains(entry))
                .toList();
        return new AuditHistory(id, entries, history.position());
    }
}
