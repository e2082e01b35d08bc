package org.caseledger.events;

import java.time.LocalDate;
import java.util.List;

/** What can happen to an authority's QA framework. */
public sealed interface FrameworkEvent extends LedgerEvent {

    /** The council, by its nine-character ONS code. */
    String authority();

    /** The version that this event makes or widens, from 1. */
    int version();

    /** A version of the framework came into force for audits allocated from {@code effectiveOn} on. */
    record FrameworkPublished(String authority, int version, LocalDate effectiveOn, Framework framework)
            implements FrameworkEvent {}

    /** The usual framework learnt domains that an authority's files name. */
    record FrameworkDomainsAdded(String authority, int version, LocalDate effectiveOn, List<String> domains)
            implements FrameworkEvent {
        public FrameworkDomainsAdded {
            domains = List.copyOf(domains);
        }
    }
}
