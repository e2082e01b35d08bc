package org.caseledger.query.reads;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caseledger.query.answer.Form;
import org.caseledger.query.answer.Format;
import org.caseledger.query.answer.Tables;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Tells data-protection officers who looked at what. */
@RestController
class ReadsEndpoint {

    private static final int USUALLY = 1_000;

    /**
     * Looks in the order in which they were recorded.
     *
     * @param next what to ask for as {@code after} to see more; absent where there are no more yet
     */
    record Reads(List<RecordedLook> reads, @Nullable Long next) {}

    private final ReadLedger ledger;
    private final Tables tables;

    ReadsEndpoint(ReadLedger ledger, Tables tables) {
        this.ledger = ledger;
        this.tables = tables;
    }

    @GetMapping(
            path = "/api/v1/reads",
            produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
    Mono<ResponseEntity<Object>> reads(ServerHttpRequest request) {
        Form form = Form.of(request);
        Map<String, List<String>> filters = new HashMap<>(request.getQueryParams());
        filters.remove("format");
        ReadsQuestion question = ReadsQuestion.read(filters, USUALLY);
        return Mono.fromCallable(() -> ledger.find(question.search(false)))
                .subscribeOn(Schedulers.boundedElastic())
                .map(found -> form.format() == Format.CSV ? csv(found) : json(found, question));
    }

    private static ResponseEntity<Object> json(List<RecordedLook> found, ReadsQuestion question) {
        boolean more = found.size() == question.limit();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Reads(found, more ? found.getLast().sequence() : null));
    }

    private ResponseEntity<Object> csv(List<RecordedLook> found) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(Format.CSV.type())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("reads.csv")
                                .build()
                                .toString())
                .body(tables.csv(found, RecordedLook.class));
    }
}
