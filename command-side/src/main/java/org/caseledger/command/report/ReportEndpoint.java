package org.caseledger.command.report;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.Supplier;
import org.caseledger.command.Edge;
import org.caseledger.command.LedgerHead;
import org.caseledger.command.api.CommandApi;
import org.caseledger.command.api.CommandResult;
import org.caseledger.events.AuditKind;
import org.caseledger.events.ReportQuestion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Mono;

/** Pins reports over HTTP. */
@RestController
@RequestMapping("/api/v1/reports")
public class ReportEndpoint {

    private final CommandApi api;
    private final Edge edge;
    private final LedgerHead head;
    private final LedgerPast past;
    private final Supplier<String> ids;

    /**
     * @param ids gives a report its id where the caller gives none
     */
    public ReportEndpoint(CommandApi api, Edge edge, LedgerHead head, LedgerPast past, Supplier<String> ids) {
        this.api = api;
        this.edge = edge;
        this.head = head;
        this.past = past;
        this.ids = ids;
    }

    /**
     * A report as it is sent: its name and a view's own parameters.
     *
     * @param reportId left out, it is given by the ledger
     * @param asAt today where left out
     * @param knownAt now where left out
     */
    public record ReportBody(
            @Nullable String reportId,
            @NotBlank String name,
            @NotBlank String view,
            @Nullable String authority,
            @Nullable String programme,
            @Nullable AuditKind kind,
            @Nullable String cohort,
            @Nullable String area,
            @Nullable String team,
            @Nullable YearMonth from,
            @Nullable YearMonth to,
            @Nullable String by,
            @Nullable LocalDate asAt,
            @Nullable Instant knownAt) {

        ReportQuestion question(LocalDate today, Instant now) {
            return new ReportQuestion(
                    view,
                    authority,
                    programme,
                    kind,
                    cohort,
                    area,
                    team,
                    from,
                    to,
                    by,
                    Objects.requireNonNullElse(asAt, today),
                    Objects.requireNonNullElse(knownAt, now));
        }
    }

    @PostMapping
    Mono<ResponseEntity<CommandResult>> pin(@Valid @RequestBody ReportBody body, ServerWebExchange exchange) {
        String id = Objects.requireNonNullElseGet(body.reportId(), ids);
        return api.create(
                exchange, id, "/api/v1/reports/" + UriUtils.encode(id, "UTF-8"), body, actor -> command(id, body));
    }

    /** What is recorded from now on doesn't count in it, were it in this very millisecond. */
    private PinReport command(String id, ReportBody body) {
        Instant now = edge.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        long end = head.position();
        Instant knownAt = body.knownAt();
        long position = knownAt == null ? end : Math.min(end, past.positionAt(knownAt));
        return new PinReport(id, body.name(), body.question(edge.today(), now), position, now);
    }
}
