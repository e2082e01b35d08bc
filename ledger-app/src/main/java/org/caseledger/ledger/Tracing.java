package org.caseledger.ledger;

import java.util.Map;

/** Traces by OpenTelemetry: none, and nothing that would make any, unless somebody says where they go. */
final class Tracing {

    /** Log lines would go this way: ours stay on this machine. */
    private static final String LOGS =
            "org.springframework.boot.opentelemetry.autoconfigure.logging.OpenTelemetryLoggingAutoConfiguration,"
                    + "org.springframework.boot.opentelemetry.autoconfigure.logging.otlp.OtlpLoggingAutoConfiguration";

    private static final String TRACES =
            "org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration,"
                    + "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure"
                    + ".OpenTelemetryTracingAutoConfiguration,"
                    + "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp"
                    + ".OtlpTracingAutoConfiguration";

    private Tracing() {}

    /** What Boot must leave out where nobody collects traces. */
    static String withoutEndpoint() {
        return LOGS + "," + TRACES;
    }

    /** The settings that send every trace to an address. */
    static Map<String, Object> to(String endpoint) {
        return Map.of(
                "spring.autoconfigure.exclude", LOGS,
                "management.tracing.sampling.probability", 1.0,
                "management.opentelemetry.tracing.export.otlp.endpoint", endpoint);
    }
}
