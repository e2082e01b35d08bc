package org.caseledger.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.caseledger.events.AuditEvent.GradeSubmitted;
import org.caseledger.events.DeadLetterDiscarded;
import org.caseledger.events.LedgerEvent;
import org.caseledger.query.FedLedger;
import org.caseledger.query.answer.UkCalendar;
import org.caseledger.query.answer.Views;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Recorded;
import org.caseledger.query.given.Ask;
import org.caseledger.query.given.Audit;
import org.caseledger.query.given.Ledger;
import org.caseledger.query.projection.FactsListener;
import org.caseledger.query.projection.FactsProjection;
import org.caseledger.query.projection.FoldStep;
import org.caseledger.query.projection.Foldings;
import org.caseledger.query.projection.Positions;
import org.caseledger.query.rebuild.Rebuild.Progress;
import org.caseledger.query.rebuild.Rebuild.State;
import org.caseledger.query.view.ViewQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Facts made anew beside those that serve")
class RebuildsTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final ViewQuery TODAY = Ask.asAt("2019-09-15");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2019-09-15T09:00:00Z"));

    private final Ledger told = new Ledger();
    private final FedLedger ledger = new FedLedger();
    private final Facts facts = new Facts();
    private final Positions positions = new Positions();
    private final Set<Long> discards = ConcurrentHashMap.newKeySet();
    private final Foldings foldings =
            new Foldings((all, event, recorded) -> this.step.apply(all, event, recorded), () -> this.discards, CLOCK);
    private volatile FoldStep step = Facts::apply;
    private final Listening listening = new Listening();
    private final FactsProjection projection = new FactsProjection(facts, foldings, positions, List.of(listening));
    private final Rebuilds rebuilds = Rebuilds.of(
            ledger,
            foldings,
            facts,
            projection,
            new UkCalendar(CLOCK),
            new Views(Ask.VIEWS),
            listening,
            positions,
            JsonMapper.builder().build());
    private Configuration axon = DefaultConfigurer.defaultConfiguration(false).buildConfiguration();

    /** Hears what becomes part of the facts, and when all of them were exchanged. */
    private static final class Listening implements FactsListener {

        private final List<Long> applied = new ArrayList<>();
        private final CountDownLatch rebuilt = new CountDownLatch(1);

        @Override
        public synchronized void applied(LedgerEvent event, Recorded recorded) {
            applied.add(recorded.position());
        }

        @Override
        public void endOfBatch(long position) {}

        @Override
        public void rebuilt(Facts before, Facts now) {
            rebuilt.countDown();
        }

        synchronized List<Long> applied() {
            return List.copyOf(applied);
        }
    }

    /** A fold that forgets the grade of one audit. */
    private static void forgettingA2(Facts all, LedgerEvent event, Recorded recorded) {
        boolean forgotten =
                event instanceof GradeSubmitted submitted && submitted.auditId().equals("A2");
        LedgerEvent instead = forgotten
                ? new GradeSubmitted(
                        "A2", event.effectiveOn(), Audit.AUDITOR, Audit.grading("Inadequate", Ledger.domains()), false)
                : event;
        all.apply(instead, recorded);
    }

    private static void breakingAtA2(Facts all, LedgerEvent event, Recorded recorded) {
        if (event instanceof GradeSubmitted submitted && submitted.auditId().equals("A2")) {
            throw new ArithmeticException();
        }
        all.apply(event, recorded);
    }

    @BeforeEach
    void two_audits() {
        told.audit("A1").submitted("2019-08-20", "Good");
        told.audit("A2").submitted("2019-08-20", "Good").moderated("2019-08-30", "Good", "Inadequate");
    }

    private void serve() {
        feed();
        DefaultConfigurer configurer = (DefaultConfigurer) DefaultConfigurer.defaultConfiguration(false);
        FactsProjection.register(configurer.eventProcessing(), projection, configuration -> ledger);
        axon = configurer.buildConfiguration();
        axon.start();
        assertThat(positions.await(told.position(), SOON).block()).isTrue();
    }

    private void feed() {
        told.told()
                .subList(ledger.messages().size(), told.told().size())
                .forEach(each -> ledger.add(each.event(), each.recorded()));
    }

    @AfterEach
    void stop() {
        rebuilds.close();
        axon.shutdown();
    }

    private Progress rebuilt(String what, boolean acceptDifferences) throws InterruptedException {
        Rebuild rebuild = rebuilds.begin(what, acceptDifferences);
        rebuilds.awaitEnd(SOON);
        return rebuild.progress();
    }

    @Test
    void take_their_place_where_every_answer_is_equal() throws InterruptedException {
        serve();
        List<Long> heard = listening.applied();

        Progress end = rebuilt("facts", false);

        assertThat(end.state()).isEqualTo(State.SWITCHED);
        assertThat(end.differences()).isEmpty();
        assertThat(end.eventsDone()).isEqualTo(5);
        assertThat(end.percent()).isEqualTo(100);
        assertThat(end.answersDone()).isEqualTo(end.answersTotal()).isEqualTo(Ask.VIEWS.size() * 4L);
        assertThat(listening.rebuilt.getCount()).isZero();
        assertThat(listening.applied())
                .as("nobody is told of an old event again")
                .isEqualTo(heard);
        assertThat(positions.reached()).isEqualTo(told.position());
    }

    @Test
    void go_on_with_what_is_told_afterwards() throws InterruptedException {
        serve();
        rebuilt("facts", false);

        told.audit("A3").submitted("2019-08-20", "Good");
        feed();

        assertThat(positions.await(told.position(), SOON).block()).isTrue();
        Ask.VIEWS.forEach(
                view -> assertThat(view.rows(facts, TODAY)).as(view.name()).isEqualTo(view.rows(told.facts(), TODAY)));
    }

    @Test
    void stay_away_where_answers_differ_and_name_the_cells() throws InterruptedException {
        serve();
        step = RebuildsTest::forgettingA2;

        Progress end = rebuilt("facts", false);

        assertThat(end.state()).isEqualTo(State.DIFFERENT);
        assertThat(end.differences())
                .contains(new CellDifference("moderator-effect", Ledger.COUNCIL, 4, "2019-08", "downgraded", "1", "0"));
        assertThat(listening.rebuilt.getCount()).isOne();
        assertThat(Ask.view("moderator-effect").rows(facts, TODAY))
                .isEqualTo(Ask.view("moderator-effect").rows(told.facts(), TODAY));
    }

    @Test
    void take_their_place_where_differences_are_accepted_and_watchers_look_again() throws InterruptedException {
        serve();
        step = RebuildsTest::forgettingA2;
        CountDownLatch looks = new CountDownLatch(2);
        positions.changes().subscribe(position -> looks.countDown());

        Progress end = rebuilt("facts", true);

        assertThat(end.state()).isEqualTo(State.SWITCHED);
        assertThat(end.differences()).isNotEmpty();
        assertThat(looks.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(Ask.view("moderator-effect").rows(facts, TODAY))
                .isNotEqualTo(Ask.view("moderator-effect").rows(told.facts(), TODAY));
    }

    @Test
    void are_compared_in_one_view_where_one_is_named() throws InterruptedException {
        serve();
        step = RebuildsTest::forgettingA2;

        assertThat(rebuilt("escalations", false).state()).isEqualTo(State.SWITCHED);
    }

    @Test
    void hold_what_could_not_be_folded_before() throws InterruptedException {
        step = RebuildsTest::breakingAtA2;
        serve();
        assertThat(facts.deadLetters().size()).isEqualTo(2);
        step = Facts::apply;

        Progress end = rebuilt("facts", true);

        assertThat(end.state()).isEqualTo(State.SWITCHED);
        assertThat(facts.deadLetters().size()).isZero();
        assertThat(Ask.view("moderator-effect").rows(facts, TODAY))
                .isEqualTo(Ask.view("moderator-effect").rows(told.facts(), TODAY));
    }

    @Test
    void leave_out_an_event_that_is_discarded_while_they_serve() throws InterruptedException {
        step = RebuildsTest::breakingAtA2;
        serve();

        discards.add(3L);
        told.tell(new DeadLetterDiscarded(
                3, "GradeSubmitted", LocalDate.of(2019, 9, 15), Audit.text("it was told twice")));
        feed();

        assertThat(listening.rebuilt.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(facts.deadLetters().size()).isZero();
        assertThat(facts.counts(3)).isFalse();
        assertThat(facts.counts(4)).isTrue();
        assertThat(facts.owesADiscard()).isFalse();
    }

    @Test
    void are_made_of_things_that_there_are() {
        assertThatThrownBy(() -> rebuilds.begin("nonsense", false))
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        refused -> assertThat(refused.getStatusCode().value()).isEqualTo(400));
        assertThatThrownBy(() -> rebuilds.known("nonsense"))
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        refused -> assertThat(refused.getStatusCode().value()).isEqualTo(404));
    }

    @Test
    void are_made_once_at_a_time() throws InterruptedException {
        serve();
        CountDownLatch goOn = new CountDownLatch(1);
        step = (all, event, recorded) -> {
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            all.apply(event, recorded);
        };
        Rebuild first = rebuilds.begin("facts", false);

        assertThatThrownBy(() -> rebuilds.begin("facts", false))
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        refused -> assertThat(refused.getStatusCode().value()).isEqualTo(409));

        goOn.countDown();
        rebuilds.awaitEnd(SOON);
        assertThat(first.progress().state()).isEqualTo(State.SWITCHED);
    }
}
