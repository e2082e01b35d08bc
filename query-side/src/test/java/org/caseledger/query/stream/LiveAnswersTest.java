package org.caseledger.query.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.caseledger.query.FedLedger;
import org.caseledger.query.QueryServer.FakeView;
import org.caseledger.query.QueryServer.Feed;
import org.caseledger.query.answer.Answers;
import org.caseledger.query.answer.Question;
import org.caseledger.query.answer.UkCalendar;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.projection.Positions;
import org.caseledger.query.view.Filters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

class LiveAnswersTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Facts facts = new Facts();
    private final Positions positions = new Positions();
    private final Feed feed = new Feed(facts, positions, List.of(), new FedLedger());
    private final FakeView view = new FakeView("grouped", false);

    private LiveAnswers live(InstantSource clock, Scheduler computing) {
        UkCalendar calendar = new UkCalendar(clock);
        return new LiveAnswers(
                new Answers(facts, calendar), positions, new Days(calendar), computing, answer -> answer.view());
    }

    private Question question(@Nullable LocalDate asAt) {
        return new Question(view, new Filters(null, null, null, null, null, null), null, null, null, asAt, null);
    }

    @Test
    void computesOnceForAllWhoWatchAndForgetsWhenNobodyDoes() {
        LiveAnswers live = live(InstantSource.system(), Schedulers.immediate());
        Disposable first = live.watch(question(null), -1).subscribe();
        Disposable second = live.watch(question(null), -1).subscribe();
        assertThat(view.computed).hasValue(1);

        feed.tick();

        assertThat(view.computed).hasValue(2);
        assertThat(live.watched()).isEqualTo(1);
        first.dispose();
        second.dispose();
        assertThat(live.watched()).isZero();
        feed.tick();
        assertThat(view.computed).hasValue(2);
    }

    @Test
    void collapsesWhatHappensDuringAComputationIntoOneMore() throws InterruptedException {
        CountDownLatch computing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        view.during(() -> {
            computing.countDown();
            awaitUninterruptibly(goOn);
        });
        LiveAnswers live = live(InstantSource.system(), Schedulers.boundedElastic());

        StepVerifier.create(live.watch(question(null), -1)
                        .map(answer -> answer.answer().rows().toString()))
                .then(() -> awaitUninterruptibly(computing))
                .then(() -> {
                    for (int i = 0; i < 100; i++) {
                        feed.tick();
                    }
                    view.show(List.of("newest"));
                    goOn.countDown();
                })
                .expectNext("[]")
                .expectNext("[newest]")
                .thenCancel()
                .verify(SOON);
        assertThat(view.computed).hasValue(2);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void givesASlowReaderTheNewestAnswerOnly() {
        LiveAnswers live = live(InstantSource.system(), Schedulers.immediate());

        StepVerifier.create(
                        live.watch(question(null), -1)
                                .map(answer -> answer.answer().rows().toString()),
                        1)
                .expectNext("[]")
                .then(() -> {
                    for (int i = 0; i < 10_000; i++) {
                        view.show(List.of(i));
                        feed.tick();
                    }
                })
                .thenRequest(1)
                .expectNext("[9999]")
                .thenCancel()
                .verify(SOON);
    }

    @Test
    void movesOnAtMidnightUnlessTheDayIsFixed() {
        VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
        try {
            // 22:30 UTC is 23:30 in the UK's summer
            time.advanceTimeTo(Instant.parse("2019-09-14T22:30:00Z"));
            InstantSource clock = () -> Instant.ofEpochMilli(time.now(TimeUnit.MILLISECONDS));
            LiveAnswers live = live(clock, Schedulers.immediate());
            LocalDate saturday = LocalDate.of(2019, 9, 14);

            StepVerifier.create(live.watch(question(null), -1)
                            .map(answer -> answer.answer().asAt()))
                    .expectNext(saturday)
                    .then(() -> time.advanceTimeBy(Duration.ofMinutes(29)))
                    .then(() -> time.advanceTimeBy(Duration.ofMinutes(1)))
                    .expectNext(saturday.plusDays(1))
                    .then(() -> time.advanceTimeBy(Duration.ofDays(1)))
                    .expectNext(saturday.plusDays(2))
                    .thenCancel()
                    .verify(SOON);
            long computed = view.computed.get();

            StepVerifier.create(live.watch(question(saturday), -1)
                            .map(answer -> answer.answer().asAt()))
                    .expectNext(saturday)
                    .then(() -> time.advanceTimeBy(Duration.ofDays(2)))
                    .thenCancel()
                    .verify(SOON);
            assertThat(view.computed).hasValue(computed + 1);
        } finally {
            VirtualTimeScheduler.reset();
        }
    }

    @Test
    void waitsForThePositionThatTheReaderHasSeen() {
        LiveAnswers live = live(InstantSource.system(), Schedulers.immediate());
        feed.tick();
        Disposable first = live.watch(question(null), -1).subscribe();

        StepVerifier.create(live.watch(question(null), 1)
                        .map(answer -> answer.answer().reached()))
                .then(feed::tick)
                .expectNext(1L)
                .thenCancel()
                .verify(SOON);
        first.dispose();
    }
}
