package org.caseledger.query.report;

import java.security.Principal;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.caseledger.query.answer.CaughtUp;
import org.caseledger.query.answer.Form;
import org.caseledger.query.answer.Format;
import org.caseledger.query.answer.Parameters;
import org.caseledger.query.answer.Reader;
import org.caseledger.query.answer.Tables;
import org.caseledger.query.explain.Difference;
import org.caseledger.query.report.Reports.Reported;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Reads pinned reports over HTTP. */
@RestController
@RequestMapping("/api/v1/reports")
class ReportsEndpoint {

    /** Every pinned report, the latest first. */
    record All(List<PinnedReport> reports) {}

    private final Reports reports;
    private final Tables tables;
    private final CaughtUp caughtUp;
    private final Scheduler computing;

    ReportsEndpoint(Reports reports, Tables tables, CaughtUp caughtUp, Scheduler computing) {
        this.reports = reports;
        this.tables = tables;
        this.caughtUp = caughtUp;
        this.computing = computing;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<All> all(ServerHttpRequest request) {
        return computed(request, Set.of(), () -> new All(reports.all()));
    }

    @GetMapping(
            path = "/{id}",
            produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv", Format.XLSX_TYPE})
    Mono<ResponseEntity<Object>> report(@PathVariable String id, Principal reader, ServerHttpRequest request) {
        Form form = Form.of(request);
        return computed(request, Form.PARAMETERS, () -> {
            Reported reported = reports.report(id, Reader.of(reader));
            return form.format() == Format.JSON && !form.published()
                    ? json(reported)
                    : tables.response(reported.answer(), form);
        });
    }

    @GetMapping(path = "/{id}/difference", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<Difference> difference(@PathVariable String id, Principal reader, ServerHttpRequest request) {
        return computed(request, Set.of(), () -> reports.difference(id, Reader.of(reader)));
    }

    private static ResponseEntity<Object> json(Reported reported) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .eTag('"' + String.valueOf(reported.report().version()) + '"')
                .header(CaughtUp.POSITION, String.valueOf(reported.answer().reached()))
                .body(reported);
    }

    private <T> Mono<T> computed(ServerHttpRequest request, Set<String> allowed, Callable<T> work) {
        Parameters.of(request.getQueryParams(), allowed);
        return caughtUp.with(request.getHeaders()).then(Mono.fromCallable(work).subscribeOn(computing));
    }
}
