package org.caseledger.command.framework;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.caseledger.command.Command;
import org.caseledger.command.Ids;
import org.caseledger.events.Framework;

/** What can be asked of an authority's framework. */
public sealed interface FrameworkCommand extends Command {

    /** The council, by its nine-character ONS code. */
    String authority();

    /** The aggregate's id, by which Axon routes. */
    @Override
    @TargetAggregateIdentifier
    default String aggregateId() {
        return Ids.framework(authority());
    }

    /** Publishes a version that binds audits allocated from a day on, which may lie ahead. */
    record PublishFramework(String authority, LocalDate from, Framework framework) implements FrameworkCommand {}

    /** Adds domains that files name to the usual framework; a published one stays as it is. */
    record AddDomains(String authority, LocalDate on, List<String> domains) implements FrameworkCommand {}
}
