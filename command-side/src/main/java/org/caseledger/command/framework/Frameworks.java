package org.caseledger.command.framework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caseledger.events.Framework;
import org.caseledger.events.FrameworkEvent;
import org.caseledger.events.FrameworkEvent.FrameworkDomainsAdded;
import org.caseledger.events.FrameworkEvent.FrameworkPublished;

/**
 * The versions of one authority's framework, from version 1 on.
 *
 * @param versions in order of their version number
 */
public record Frameworks(List<InForce> versions) {

    /** No framework published yet. */
    public static final Frameworks NONE = new Frameworks(List.of());

    /**
     * A version with the day from which it binds new audits.
     *
     * @param version from 1
     */
    public record InForce(int version, LocalDate from, Framework framework) {}

    public Frameworks {
        versions = List.copyOf(versions);
    }

    /** The versions after an event. */
    public static Frameworks evolve(Frameworks frameworks, FrameworkEvent event) {
        List<InForce> versions = new ArrayList<>(frameworks.versions);
        switch (event) {
            case FrameworkPublished published ->
                versions.add(new InForce(published.version(), published.effectiveOn(), published.framework()));
            case FrameworkDomainsAdded added -> {
                InForce widened = versions.get(added.version() - 1);
                versions.set(
                        added.version() - 1,
                        new InForce(
                                widened.version(),
                                widened.from(),
                                widened.framework().withDomains(added.domains())));
            }
        }
        return new Frameworks(versions);
    }

    /** The version that binds an audit allocated on a day: the newest in force by then, or the first one. */
    public Optional<InForce> on(LocalDate day) {
        return versions.reversed().stream()
                .filter(version -> !version.from().isAfter(day))
                .findFirst()
                .or(() -> versions.stream().findFirst());
    }

    /** The version that binds an audit allocated on a day; the usual framework where none is published. */
    public InForce onOrUsual(LocalDate day) {
        return on(day).orElseGet(() -> new InForce(1, day, Framework.theUsual()));
    }

    /** A version by its number; the usual framework where none is published. */
    public Framework version(int version) {
        return versions.isEmpty()
                ? Framework.theUsual()
                : versions.get(version - 1).framework();
    }
}
