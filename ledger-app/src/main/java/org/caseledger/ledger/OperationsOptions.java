package org.caseledger.ledger;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code ./ledger serve} for whoever runs it among other servers. */
final class OperationsOptions {

    @Option(
            names = "--ready-seconds",
            defaultValue = "10",
            description = "Not ready while the views lack an event that is older (default: ${DEFAULT-VALUE}).")
    private long readySeconds = 10;

    @Option(
            names = "--ready-events",
            defaultValue = "10000",
            description = "Not ready while the views lack more events (default: ${DEFAULT-VALUE}).")
    private long readyEvents = 10_000;

    @Option(
            names = "--scrape-password-file",
            description = "A file with the password of the account metrics, which may read /actuator/prometheus alone"
                    + " (default: only administrators may).")
    private @Nullable String scrapePasswordFile;

    @Option(
            names = "--otlp-endpoint",
            paramLabel = "URL",
            description = "Where traces go, such as http://localhost:4318/v1/traces (default: there are none).")
    private @Nullable String otlpEndpoint;

    /** What is wrong with them; null where nothing is. */
    @Nullable
    String refusal() {
        if (readySeconds < 0 || readyEvents < 0) {
            return "--ready-seconds and --ready-events must be 0 or more";
        }
        if (otlpEndpoint != null && !otlpEndpoint.matches("https?://\\S+")) {
            return "--otlp-endpoint must be an address such as http://localhost:4318/v1/traces";
        }
        return null;
    }

    /** The application's settings that they stand for. */
    Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("caseledger.operations.ready-seconds", readySeconds);
        settings.put("caseledger.operations.ready-events", readyEvents);
        if (scrapePasswordFile != null) {
            settings.put("caseledger.operations.scrape-password-file", scrapePasswordFile);
        }
        if (otlpEndpoint != null) {
            settings.putAll(Tracing.to(otlpEndpoint));
        }
        return settings;
    }
}
