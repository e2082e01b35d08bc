package org.caseledger.query.evidence;

import java.security.Principal;
import java.util.Set;
import org.caseledger.query.answer.CaughtUp;
import org.caseledger.query.answer.Parameters;
import org.caseledger.query.problem.Problems;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Gives an audit's evidence file. */
@RestController
class EvidenceEndpoint {

    private static final String ZIP = "application/zip";

    private final Evidence evidence;
    private final CaughtUp caughtUp;
    private final Scheduler computing;

    EvidenceEndpoint(Evidence evidence, CaughtUp caughtUp, Scheduler computing) {
        this.evidence = evidence;
        this.caughtUp = caughtUp;
        this.computing = computing;
    }

    @GetMapping(path = "/api/v1/audits/{id}/evidence", produces = ZIP)
    Mono<ResponseEntity<byte[]>> evidence(@PathVariable String id, Principal reader, ServerHttpRequest request) {
        Parameters.of(request.getQueryParams(), Set.of());
        return caughtUp.with(request.getHeaders())
                .then(evidence.signed())
                .switchIfEmpty(Mono.error(() -> Problems.unsigned()))
                .publishOn(computing)
                .map(checkpoint -> evidence.of(id, reader.getName(), checkpoint))
                .map(file -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(ZIP))
                        .cacheControl(CacheControl.noStore())
                        .header(HttpHeaders.CONTENT_DISPOSITION, fileName(id))
                        .body(file));
    }

    private static String fileName(String id) {
        String harmless = id.replaceAll("[^A-Za-z0-9._-]", "_");
        return ContentDisposition.attachment()
                .filename("evidence-" + harmless + ".zip")
                .build()
                .toString();
    }
}
