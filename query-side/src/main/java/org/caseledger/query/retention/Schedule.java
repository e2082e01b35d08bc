package org.caseledger.query.retention;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.AuditKind;
import org.caseledger.events.FrameworkEvent;
import org.caseledger.events.FrameworkEvent.FrameworkDomainsAdded;
import org.caseledger.events.FrameworkEvent.FrameworkPublished;
import org.caseledger.events.RetentionClass;
import org.caseledger.query.facts.Change;
import org.jspecify.annotations.Nullable;

/** One authority's retention classes on a day. */
final class Schedule {

    /** A class and the version of the framework that has it. */
    record Dated(int version, RetentionClass retention) {}

    private final NavigableMap<Integer, FrameworkPublished> versions = new TreeMap<>();
    private final @Nullable FrameworkPublished inForce;

    Schedule(List<Change<FrameworkEvent>> told, LocalDate asAt) {
        told.forEach(change -> {
            switch (change.event()) {
                case FrameworkPublished published -> versions.put(published.version(), published);
                case FrameworkDomainsAdded _ -> {}
            }
        });
        this.inForce = versions.descendingMap().values().stream()
                .filter(version -> !version.effectiveOn().isAfter(asAt))
                .findFirst()
                .orElse(null);
    }

    /**
     * The class of an audit's texts: by the version that the audit is bound to or, where that says nothing of retention, by
     * the one in force. None where neither has one: then the texts are kept.
     */
    Optional<Dated> of(AuditAllocated audit) {
        FrameworkPublished bound = versions.get(audit.frameworkVersion());
        return bound != null && bound.framework().retention() != null
                ? dated(bound, audit.kind())
                : Optional.ofNullable(inForce).flatMap(version -> dated(version, audit.kind()));
    }

    private static Optional<Dated> dated(FrameworkPublished version, AuditKind kind) {
        return version.framework().retentionOf(kind).map(found -> new Dated(version.version(), found));
    }
}
