package org.caseledger.query.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.SealedText;
import org.caseledger.query.answer.UkCalendar;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Known;
import org.caseledger.query.facts.Recorded;
import org.caseledger.query.given.Allocation;
import org.caseledger.query.given.Audit;
import org.caseledger.query.given.Happenings;
import org.caseledger.query.given.Ledger;
import org.caseledger.query.history.HistoryEntry;
import org.caseledger.query.lookup.Lookups;
import org.caseledger.query.replay.Replays.Request;
import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponseException;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** A replay tells, at its pace, exactly what was so then. */
class ReplaysTest {

    private static final Instant NOW = Instant.parse("2020-06-01T09:00:00Z");
    private static final Instant SEASON_OVER = Instant.parse("2020-01-01T00:00:00Z");
    private static final UkCalendar TODAY = new UkCalendar(InstantSource.fixed(NOW));

    @Provide
    Arbitrary<Ledger> ledgers() {
        return Arbitraries.integers()
                .between(0, Integer.MAX_VALUE)
                .list()
                .ofMaxSize(60)
                .map(Happenings::of);
    }

    private static Lookups lookups(Facts facts) {
        return new Lookups(facts, TODAY, SealedText::sealed);
    }

    private static List<Step> steps(Lookups lookups, Request request) {
        return Objects.requireNonNull(new Replays(lookups, Schedulers.immediate())
                .play(request)
                .steps()
                .collectList()
                .block());
    }

    private static Request everything(String audit, String reader) {
        return new Request(audit, reader, Long.MAX_VALUE, null, Pace.AT_ONCE, -1);
    }

    /** The ledger as somebody would have asked it at the moment of each step, when it held no later event. */
    @Property(tries = 200)
    void everyStepIsWhatTheRulesGaveThen(@ForAll("ledgers") Ledger ledger) {
        Facts facts = recorded(ledger, ledger.told().size());
        Lookups now = lookups(facts);
        facts.known(Long.MAX_VALUE).audits(null, null, null, audit -> {
            List<Step> steps = steps(now, everything(audit.id(), "inspector.one"));
            assertThat(steps).hasSameSizeAs(audit.told().toldBy(Long.MAX_VALUE));
            for (Step step : steps) {
                long position = step.entry().position();
                Facts prefix = recorded(ledger, Math.toIntExact(position) + 1);
                Lookups then = lookups(prefix);
                assertThat(step.entry())
                        .isEqualTo(then.history(audit.id(), "inspector.one", Long.MAX_VALUE, null)
                                .entries()
                                .getLast());
                assertThat(step.state().standing()).isEqualTo(standing(prefix, audit.id(), step.entry()));
            }
        });
    }

    private static @Nullable String standing(Facts prefix, String audit, HistoryEntry entry) {
        Known known = prefix.known(Long.MAX_VALUE);
        LocalDate day = LocalDate.ofInstant(entry.recordedAt(), UkCalendar.ZONE);
        return AuditAt.of(Objects.requireNonNull(known.audit(audit)), day, known)
                .grade();
    }

    /** The first events, each recorded an hour after the one before, when all their days had passed. */
    private static Facts recorded(Ledger ledger, int events) {
        Facts facts = new Facts();
        for (Ledger.Told told : ledger.told().subList(0, events)) {
            Recorded recorded = told.recorded();
            facts.apply(
                    told.event(),
                    new Recorded(
                            recorded.position(),
                            recorded.sequence(),
                            SEASON_OVER.plus(Duration.ofHours(recorded.position())),
                            recorded.actor(),
                            recorded.role(),
                            recorded.onBehalfOf()));
        }
        return facts;
    }

    /** Facts of one audit whose events were recorded at some moments, the allocation first. */
    private static Facts recorded(Ledger ledger, String... moments) {
        Facts facts = new Facts();
        List<LedgerEvent> events =
                ledger.told().stream().map(Ledger.Told::event).toList();
        for (int i = 0; i < events.size(); i++) {
            facts.apply(events.get(i), new Recorded(i, i, Instant.parse(moments[i]), "qa.lead", "QA_LEAD", null));
        }
        return facts;
    }

    private static Facts threeSteps() {
        Ledger ledger = new Ledger();
        ledger.audit("A1").submitted("2019-08-14", "Good").moderated("2019-08-20", "Good", "Inadequate");
        return recorded(ledger, "2019-08-20T09:00:00Z", "2019-08-20T11:00:00Z", "2019-09-20T09:00:00Z");
    }

    private static Request at(Pace pace) {
        return new Request("A1", "inspector.one", Long.MAX_VALUE, null, pace, -1);
    }

    @Example
    void stepsComeAtTheIntervalsOfTheLedgerAndNoneIsLongerThanFiveSeconds() {
        StepVerifier.withVirtualTime(() -> new Replays(lookups(threeSteps()), Schedulers.immediate())
                        .play(at(new Pace(3600)))
                        .steps()
                        .map(Step::step))
                .expectNext(1)
                .expectNoEvent(Duration.ofSeconds(2))
                .expectNext(2)
                .expectNoEvent(Pace.LONGEST)
                .expectNext(3)
                .verifyComplete();
    }

    @Example
    void allComeAtOnceWithoutAPace() {
        StepVerifier.create(new Replays(lookups(threeSteps()), Schedulers.immediate())
                        .play(at(Pace.AT_ONCE))
                        .steps()
                        .map(step -> step.state().standing() + " " + step.of()))
                .expectNext("null 3", "Good 3", "Inadequate 3")
                .verifyComplete();
    }

    @Example
    void aReplayStopsAtADayAndAtWhatWasKnown() {
        Lookups lookups = lookups(threeSteps());

        assertThat(steps(
                        lookups,
                        new Request(
                                "A1", "inspector.one", Long.MAX_VALUE, LocalDate.of(2019, 8, 15), Pace.AT_ONCE, -1)))
                .extracting(step -> step.entry().type())
                .containsExactly("AuditAllocated", "GradeSubmitted");
        assertThat(steps(lookups, new Request("A1", "inspector.one", 0, null, Pace.AT_ONCE, -1)))
                .extracting(step -> step.entry().type())
                .containsExactly("AuditAllocated");
    }

    @Example
    void whatWasShownIsNotReplayedAgain() {
        assertThat(steps(
                        lookups(threeSteps()),
                        new Request("A1", "inspector.one", Long.MAX_VALUE, null, new Pace(1), 1)))
                .extracting(Step::step)
                .containsExactly(3);
    }

    @Example
    void theOthersGradingIsKeptFromWhoMustGradeBlind() {
        Ledger ledger = new Ledger();
        ledger.audit("L1", Allocation::looped).submitted("2019-08-14", "Inadequate");

        List<Step> steps = steps(lookups(ledger.facts()), everything("L1", Audit.SECOND_AUDITOR));

        assertThat(steps).hasSize(2);
        assertThat(steps.getLast().entry().withheld()).isTrue();
        assertThat(steps.getLast().entry().standing()).isNull();
        assertThat(steps.getLast().state().standing()).isNull();
        assertThat(steps.getLast().state().submittedOn()).isNull();
    }

    @Example
    void anAuditThatThereIsNotIsRefused() {
        assertThatThrownBy(() -> new Replays(lookups(new Facts()), Schedulers.immediate())
                        .play(everything("none", "inspector.one")))
                .isInstanceOf(ErrorResponseException.class);
    }

    @Example
    void aPaceIsMaxOrSecondsASecondUpToAYears() {
        Map<String, Long> known = Map.of("max", 0L, "0", 0L, "1", 1L, "3600", 3600L, "31536000", 31536000L);
        known.forEach((text, speed) -> assertThat(Pace.parse(text)).isEqualTo(new Pace(speed)));
        for (String wrong : List.of("-1", "1.5", "31536001", "fast", "", "99999999999")) {
            assertThat(Pace.parse(wrong)).as(wrong).isNull();
        }
    }
}
