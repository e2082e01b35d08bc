package org.caseledger.query.replay;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.caseledger.query.answer.UkCalendar;
import org.caseledger.query.history.HistoryEntry;
import org.caseledger.query.lookup.Lookups;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Replays the history of an audit in the order and, at a pace, at the intervals in which the ledger was told of it. */
public final class Replays {

    private final Lookups lookups;
    private final Scheduler computing;

    public Replays(Lookups lookups, Scheduler computing) {
        this.lookups = lookups;
        this.computing = computing;
    }

    /**
     * What is to be replayed.
     *
     * @param knownAt up to and including this position
     * @param until what happened after this day is left out
     * @param after what the reader was shown up to this position isn't replayed again; -1 for nothing
     */
    public record Request(
            String auditId,
            String reader,
            long knownAt,
            @Nullable LocalDate until,
            Pace pace,
            long after) {}

    /**
     * A replay that has yet to be watched.
     *
     * @param steps each when its time has come
     * @param count how many there are, those that aren't shown again included
     * @param standing the grade that the audit stood at in the end
     */
    public record Replay(
            Flux<Step> steps, int count, @Nullable String standing) {}

    /** One step and how long to wait before it. */
    private record Timed(Duration pause, int index) {}

    /**
     * Makes a replay ready.
     *
     * @throws org.springframework.web.ErrorResponseException 404 for an unknown audit
     */
    public Replay play(Request request) {
        List<HistoryEntry> entries = lookups.history(
                        request.auditId(), request.reader(), request.knownAt(), request.until())
                .entries();
        int begin = (int) entries.stream()
                .takeWhile(entry -> entry.position() <= request.after())
                .count();
        Flux<Step> steps = Flux.range(begin, entries.size() - begin)
                .map(index -> new Timed(pause(entries, index, begin, request.pace()), index))
                .concatMap(timed -> step(request, entries, timed), 0);
        return new Replay(steps, entries.size(), entries.isEmpty() ? null : standing(entries));
    }

    /** What a reader may not see yet says nothing of where the audit stood. */
    private static @Nullable String standing(List<HistoryEntry> entries) {
        return entries.getLast().standing();
    }

    private static Duration pause(List<HistoryEntry> entries, int index, int begin, Pace pace) {
        return index == begin
                ? Duration.ZERO
                : pace.between(
                        entries.get(index - 1).recordedAt(), entries.get(index).recordedAt());
    }

    private Mono<Step> step(Request request, List<HistoryEntry> entries, Timed timed) {
        HistoryEntry entry = entries.get(timed.index());
        Mono<Step> step = Mono.fromCallable(() -> new Step(
                        timed.index() + 1,
                        entries.size(),
                        entry,
                        lookups.auditAfter(
                                request.auditId(),
                                request.reader(),
                                entry.position(),
                                LocalDate.ofInstant(entry.recordedAt(), UkCalendar.ZONE))))
                .subscribeOn(computing);
        return timed.pause().isZero() ? step : Mono.delay(timed.pause()).then(step);
    }
}
