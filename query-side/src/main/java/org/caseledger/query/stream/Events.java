package org.caseledger.query.stream;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** How streams go over the wire: server-sent events with a heartbeat, ended by us only when the server stops. */
public final class Events {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final Sinks.Empty<Void> stopping = Sinks.empty();
    private final AtomicInteger open = new AtomicInteger();

    /** How many streams somebody reads now. */
    public int open() {
        return open.get();
    }

    /** Ends every stream, so that the server needn't wait for its readers. */
    public void stop() {
        stopping.tryEmitEmpty();
    }

    /** The response that carries one source's events and ends with it. */
    public ResponseEntity<Flux<ServerSentEvent<String>>> ending(Flux<ServerSentEvent<String>> source) {
        Sinks.Empty<Void> ended = Sinks.empty();
        Flux<ServerSentEvent<String>> events = source.doOnTerminate(ended::tryEmitEmpty);
        return response(events.mergeWith(heartbeats().takeUntilOther(ended.asMono())));
    }

    /** The response that carries some sources' events over one connection. */
    public ResponseEntity<Flux<ServerSentEvent<String>>> response(List<Flux<ServerSentEvent<String>>> sources) {
        // One event at most waits here for each source: what comes meanwhile collapses at the source.
        Flux<ServerSentEvent<String>> events = Flux.fromIterable(sources)
                .concatWithValues(heartbeats())
                .flatMap(source -> source, sources.size() + 1, 1);
        return response(events);
    }

    private static Flux<ServerSentEvent<String>> heartbeats() {
        return Flux.interval(HEARTBEAT)
                .onBackpressureDrop()
                .map(beat -> ServerSentEvent.<String>builder().comment("").build());
    }

    private ResponseEntity<Flux<ServerSentEvent<String>>> response(Flux<ServerSentEvent<String>> events) {
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache, no-transform")
                .header("X-Accel-Buffering", "no")
                .body(events.takeUntilOther(stopping.asMono())
                        .doOnSubscribe(reader -> open.incrementAndGet())
                        .doFinally(end -> open.decrementAndGet()));
    }

    /** The first event of a source is its snapshot, the others are updates. */
    public static ServerSentEvent<String> event(long index, long position, String json) {
        return ServerSentEvent.<String>builder()
                .event(index == 0 ? "snapshot" : "update")
                .id(String.valueOf(position))
                .data(json)
                .build();
    }
}
