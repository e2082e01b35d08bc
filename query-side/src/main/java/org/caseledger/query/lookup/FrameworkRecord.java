package org.caseledger.query.lookup;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.caseledger.events.Framework;
import org.caseledger.events.FrameworkEvent;
import org.caseledger.events.FrameworkEvent.FrameworkDomainsAdded;
import org.caseledger.events.FrameworkEvent.FrameworkPublished;
import org.caseledger.query.facts.Change;

/**
 * An authority's QA framework, version by version.
 *
 * @param version the sequence of the last event, which is the ETag
 */
public record FrameworkRecord(String authority, List<Version> versions, long version) {

    /**
     * One version.
     *
     * @param from the first day of the allocations that it binds
     */
    public record Version(int version, LocalDate from, Framework framework) {}

    static FrameworkRecord of(String authority, List<Change<FrameworkEvent>> changes) {
        TreeMap<Integer, Version> versions = new TreeMap<>();
        for (Change<FrameworkEvent> change : changes) {
            switch (change.event()) {
                case FrameworkPublished published ->
                    versions.put(
                            published.version(),
                            new Version(published.version(), published.effectiveOn(), published.framework()));
                case FrameworkDomainsAdded added ->
                    versions.computeIfPresent(
                            added.version(),
                            (number, version) -> new Version(
                                    number, version.from(), version.framework().withDomains(added.domains())));
            }
        }
        return new FrameworkRecord(
                authority,
                List.copyOf(versions.values()),
                changes.getLast().recorded().sequence());
    }
}
