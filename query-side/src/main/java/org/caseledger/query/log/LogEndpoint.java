package org.caseledger.query.log;

import java.time.Duration;
import java.util.Optional;
import org.caseledger.query.problem.Problems;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** The log as C2SP tlog-tiles lays it out, for any tool that reads that. */
@RestController
@RequestMapping({"/log", "/api/v1/log"})
class LogEndpoint {

    private static final MediaType TEXT = MediaType.parseMediaType("text/plain; charset=utf-8");
    private static final Duration LONG = Duration.ofDays(365);

    private final TransparencyLog log;
    private final LogPolicy policy;
    private final Scheduler computing;

    LogEndpoint(TransparencyLog log, LogPolicy policy, Scheduler computing) {
        this.log = log;
        this.policy = policy;
        this.computing = computing;
    }

    @GetMapping("/checkpoint")
    Mono<ResponseEntity<String>> checkpoint() {
        return Mono.fromCallable(() -> log.checkpoint().orElseThrow(LogEndpoint::notYet))
                .subscribeOn(computing)
                .map(note -> ResponseEntity.ok()
                        .contentType(TEXT)
                        .cacheControl(CacheControl.noCache())
                        .body(note));
    }

    @GetMapping("/vkey")
    Mono<ResponseEntity<String>> verifierKey() {
        return text(log.verifierKey() + "\n");
    }

    @GetMapping("/policy")
    Mono<ResponseEntity<String>> policy() {
        return text(policy.text());
    }

    private static Mono<ResponseEntity<String>> text(String text) {
        return Mono.just(ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(CacheControl.noCache())
                .body(text));
    }

    @GetMapping("/tile/{level:[0-9]+}/{*address}")
    Mono<ResponseEntity<byte[]>> tile(@PathVariable String level, @PathVariable String address) {
        return answer(
                address, at -> level(level).flatMap(number -> log.tile(new Tile(number, at.index()), at.width())));
    }

    @GetMapping("/tile/entries/{*address}")
    Mono<ResponseEntity<byte[]>> entries(@PathVariable String address) {
        return answer(address, at -> log.entries(at.index(), at.width()));
    }

    private Mono<ResponseEntity<byte[]>> answer(String address, Lookup lookup) {
        return Mono.fromCallable(() -> TileAddress.parse(address.substring(1))
                        .flatMap(lookup::find)
                        .orElseThrow(LogEndpoint::none))
                .subscribeOn(computing)
                .map(bytes -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .cacheControl(CacheControl.maxAge(LONG).immutable())
                        .body(bytes));
    }

    private static Optional<Integer> level(String text) {
        boolean canonical = text.length() <= 2 && (text.length() == 1 || text.charAt(0) != '0');
        return Optional.of(text)
                .filter(digits -> canonical)
                .map(Integer::valueOf)
                .filter(level -> level <= Tile.HIGHEST_LEVEL);
    }

    private static RuntimeException none() {
        return Problems.unknown("unknown-tile", "The signed tree of the log has no such tile.");
    }

    private static RuntimeException notYet() {
        return Problems.unknown(
                "unknown-checkpoint", "The log has not signed a checkpoint yet: ask again in a second.");
    }

    private interface Lookup {
        Optional<byte[]> find(TileAddress at);
    }
}
