package org.caseledger.query.stream;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.caseledger.query.answer.Answer;
import org.caseledger.query.answer.Answers;
import org.caseledger.query.answer.Question;
import org.caseledger.query.projection.Positions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** The questions being watched, each computed once for all its watchers and forgotten with the last of them. */
public final class LiveAnswers {

    private final Answers answers;
    private final Positions positions;
    private final Days days;
    private final Scheduler computing;
    private final Function<Answer, String> writer;
    private final Map<Question, Flux<LiveAnswer>> watched = new ConcurrentHashMap<>();

    public LiveAnswers(
            Answers answers, Positions positions, Days days, Scheduler computing, Function<Answer, String> writer) {
        this.answers = answers;
        this.positions = positions;
        this.days = days;
        this.computing = computing;
        this.writer = writer;
    }

    /** How many questions somebody watches. */
    public int watched() {
        return watched.size();
    }

    /**
     * The present answer and each later one that says something else. Who reads slowly gets the newest and misses those
     * in between.
     *
     * @param after no answer comes that doesn't hold this position
     */
    Flux<LiveAnswer> watch(Question question, long after) {
        return Flux.defer(() -> watched.computeIfAbsent(question, this::share))
                .onBackpressureLatest()
                .filter(live -> live.answer().reached() >= after)
                .distinctUntilChanged(LiveAnswer::answer, (before, now) -> now.saysTheSameAs(before));
    }

    private Flux<LiveAnswer> share(Question question) {
        // The signal of positions begins with the present one, so nothing is missed between first answer and watching;
        // what it signals while an answer is computed collapses into one more computation.
        Flux<Long> reasons =
                question.asAt() == null ? Flux.merge(positions.changes(), days.changes()) : positions.changes();
        return reasons.onBackpressureLatest()
                .concatMap(
                        reason -> Mono.fromCallable(() -> answers.answer(question))
                                .subscribeOn(computing),
                        0)
                .scan(LiveAnswers::keepingEqualRows)
                .map(answer -> new LiveAnswer(answer, writer))
                .doFinally(end -> watched.remove(question))
                .replay(1)
                .refCount();
    }

    /** Rows that haven't changed stay the same object, which makes comparing them free for every watcher. */
    private static Answer keepingEqualRows(Answer before, Answer now) {
        return now.rows().equals(before.rows()) ? now.with(before.rows()) : now;
    }
}
