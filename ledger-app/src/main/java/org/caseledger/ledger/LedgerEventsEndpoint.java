package org.caseledger.ledger;

import java.util.List;
import org.caseledger.command.api.Problems;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.StoredEvent;
import org.caseledger.ledger.LedgerProperties.Side;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** The whole ledger as it stands at the request, line by line, as fast as the reader takes it. */
@RestController
@Serves(Side.QUERY)
class LedgerEventsEndpoint {

    private final LedgerEngine ledger;

    LedgerEventsEndpoint(LedgerEngine ledger) {
        this.ledger = ledger;
    }

    @GetMapping(path = "/api/v1/ledger/events", produces = MediaType.APPLICATION_NDJSON_VALUE)
    ResponseEntity<Flux<byte[]>> events(@RequestParam(defaultValue = "0") long from) {
        if (from < 0) {
            throw Problems.refusal(HttpStatus.BAD_REQUEST, "malformed-parameter", "from is a position, 0 or more");
        }
        long head = ledger.headPosition();
        Flux<byte[]> lines = Flux.<byte[], Long>generate(() -> from, (position, sink) -> {
                    if (position > head) {
                        sink.complete();
                        return position;
                    }
                    List<StoredEvent> page =
                            ledger.readStored(position, (int) Math.min(EventLines.PAGE, head - position + 1));
                    sink.next(EventLines.of(page));
                    return position + page.size();
                })
                .subscribeOn(Schedulers.boundedElastic());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_NDJSON)
                .header("X-Ledger-Position", String.valueOf(head))
                .body(lines);
    }
}
