package org.caseledger.command.report;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.caseledger.command.Command;
import org.caseledger.command.Ids;
import org.caseledger.events.ReportQuestion;

/**
 * Keeps a report as it is, for ever.
 *
 * @param position up to where the ledger counts in it
 * @param now the moment of asking, which what the report knows can't lie after
 */
public record PinReport(String reportId, String name, ReportQuestion question, long position, Instant now)
        implements Command {

    /** The aggregate's id, by which Axon routes. */
    @Override
    @TargetAggregateIdentifier
    public String aggregateId() {
        return Ids.report(reportId);
    }
}
