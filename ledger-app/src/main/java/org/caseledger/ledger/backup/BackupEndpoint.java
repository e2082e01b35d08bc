package org.caseledger.ledger.backup;

import java.time.Duration;
import java.time.InstantSource;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.ledger.LedgerProperties;
import org.caseledger.ledger.LedgerProperties.Side;
import org.caseledger.ledger.Serves;
import org.caseledger.ledger.place.Place;
import org.caseledger.query.log.LogKey;
import org.caseledger.query.log.TransparencyLog;
import org.caseledger.query.problem.Problems;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A backup of the whole ledger, as fast as the reader takes it, while everything else goes on. */
@RestController
@Serves(Side.QUERY)
class BackupEndpoint {

    static final MediaType TAR = MediaType.parseMediaType("application/x-tar");
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final int LOOKS = 100;

    private final LedgerEngine ledger;
    private final TransparencyLog log;
    private final LogKey key;
    private final LedgerProperties properties;
    private final InstantSource clock;

    BackupEndpoint(
            LedgerEngine ledger, TransparencyLog log, LogKey key, LedgerProperties properties, InstantSource clock) {
        this.ledger = ledger;
        this.log = log;
        this.key = key;
        this.properties = properties;
        this.clock = clock;
    }

    @GetMapping(path = "/api/v1/ledger/backup", produces = "application/x-tar")
    Mono<ResponseEntity<Flux<byte[]>>> backup() {
        long head = ledger.headPosition();
        return Mono.fromCallable(() -> log.latest().isPresent() && log.signedSize() > head)
                .filter(signed -> signed)
                .repeatWhenEmpty(LOOKS, empty -> empty.delayElements(LOOK_EVERY))
                .onErrorMap(IllegalStateException.class, never -> Problems.unsigned())
                .map(signed -> ResponseEntity.ok().contentType(TAR).body(bytes()));
    }

    private Flux<byte[]> bytes() {
        return Flux.using(
                        () -> Backup.begin(
                                Place.of(properties.data(), properties.stores()), ledger, key, clock.instant()),
                        backup -> Flux.fromIterable(() -> backup),
                        Backup::close)
                .subscribeOn(Schedulers.boundedElastic());
    }
}
