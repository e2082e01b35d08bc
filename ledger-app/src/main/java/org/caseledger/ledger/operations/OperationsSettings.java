package org.caseledger.ledger.operations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may set.
 *
 * @param readySeconds the most seconds since the oldest event that the views of a ready node lack was recorded
 * @param readyEvents the most events that they lack
 * @param scrapePasswordFile a file whose first line is the password of whoever collects metrics; empty for nobody
 */
@ConfigurationProperties("caseledger.operations")
public record OperationsSettings(
        @DefaultValue("10") long readySeconds,
        @DefaultValue("10000") long readyEvents,
        @DefaultValue("") String scrapePasswordFile) {

    /** Whether views that lack so much are up to date. */
    boolean isReady(Lag.Behind behind) {
        return behind.events() <= readyEvents && behind.time().compareTo(Duration.ofSeconds(readySeconds)) <= 0;
    }
}
