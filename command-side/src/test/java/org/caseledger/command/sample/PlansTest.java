package org.caseledger.command.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.command.World.AUTHORITY;
import static org.caseledger.command.World.aug;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.caseledger.command.Ids;
import org.caseledger.command.StoredRecords;
import org.caseledger.command.sample.ModerationSampleBody.ModeratorBody;
import org.caseledger.command.sample.SampleBody.AuditorBody;
import org.caseledger.command.sample.SampleBody.CaseBody;
import org.caseledger.command.sample.SampleBody.PolicyBody;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.AuditEvent.AuditCancelled;
import org.caseledger.events.AuditEvent.AuditExempted;
import org.caseledger.events.AuditEvent.AuditReassigned;
import org.caseledger.events.AuditEvent.GradeModerated;
import org.caseledger.events.AuditEvent.GradeSubmitted;
import org.caseledger.events.AuditEvent.RecordCorrected;
import org.caseledger.events.AuditEvent.SecondGradeSubmitted;
import org.caseledger.events.AuditEvent.SubmissionRejected;
import org.caseledger.events.AuditKind;
import org.caseledger.events.ExemptionGround;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.ModerationOutcome;
import org.caseledger.events.ModerationPlan;
import org.caseledger.events.RegisterEvent.AuditorRegistered;
import org.caseledger.events.RegisterEvent.RoundOpened;
import org.caseledger.events.RegisterEvent.TeamRegistered;
import org.caseledger.events.RegisterEvent.TeamRetired;
import org.caseledger.events.SampleEvent;
import org.caseledger.events.SampleEvent.ModerationsDrawn;
import org.caseledger.events.SamplePlan;
import org.caseledger.events.SamplePlan.Auditor;
import org.caseledger.events.SamplePlan.Case;
import org.caseledger.events.SamplingMethod;
import org.caseledger.events.SealedText;
import org.caseledger.events.StandingExemption;
import org.caseledger.events.Submission;
import org.caseledger.events.sampling.ModerationPages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the ledger knows beside what a caller asks. */
class PlansTest {

    private static final YearMonth ROUND = YearMonth.of(2019, 8);
    private static final YearMonth JULY = ROUND.minusMonths(1);
    private static final LocalDate DUE = LocalDate.of(2019, 12, 31);
    private static final SealedText TEXT = new SealedText("ab", "staff:auditor.one", "cd");

    private final EmbeddedEventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final StoredRecords records = new StoredRecords(store);
    private int length;
    private int seeds;
    private final Plans plans = new Plans(new PastAudits(store, () -> length - 1), records, () -> "random " + ++seeds);

    @Test
    void says_when_child_and_practitioner_were_last_audited() {
        ledger(allocated("A-1", JULY, "C-1", "P-1", aug(1)));
        ledger(allocated("A-2", JULY, "C-1", "P-2", aug(9)));
        ledger(allocated("A-3", JULY, "C-2", "P-1", aug(3)));

        assertThat(drawn(new CaseBody("C-1", "N-1", "P-1", "CP", "North", "Fostering")))
                .isEqualTo(new Case("C-1", "N-1", "P-1", "CP", "North", "Fostering", aug(9), aug(3)));
        assertThat(drawn(new CaseBody("C-9", "N-1", null, null, null, null)))
                .isEqualTo(new Case("C-9", "N-1", null, null, null, null, null, null));
    }

    @Test
    void knows_nothing_of_audits_that_were_exempted_or_are_of_others() {
        ledger(
                allocated("A-1", JULY, "C-1", "P-1", aug(1)),
                new AuditExempted("A-1", aug(2), ExemptionGround.UNSTATED, null, null));
        ledger(new AuditAllocated(
                "B-1",
                "E10000014",
                JULY,
                "Fostering",
                AuditKind.CORE,
                "C-1",
                null,
                null,
                null,
                null,
                "P-1",
                "auditor.one",
                null,
                null,
                1,
                aug(1),
                DUE));

        assertThat(drawn(new CaseBody("C-1", "N-1", "P-1", null, null, null)).childAuditedOn())
                .isNull();
    }

    @Test
    void reads_what_was_corrected() {
        ledger(allocated("A-1", JULY, "C-1", "P-1", aug(1)));
        ledger(
                corrected("A-1", "practitioner", "P-1", "P-2"),
                corrected("A-1", "allocatedOn", "2019-08-01", "2019-08-04"));

        assertThat(drawn(new CaseBody("C-1", "N-1", "P-1", null, null, null)))
                .isEqualTo(new Case("C-1", "N-1", "P-1", null, null, null, aug(4), null));
        ledger(corrected("A-1", "practitioner", "P-2", null), corrected("A-1", "cohort", null, "CP"));
        assertThat(drawn(new CaseBody("C-1", "N-1", "P-2", null, null, null)).practitionerAuditedOn())
                .isNull();
    }

    @Test
    void says_what_auditors_had_before_and_have_already() {
        ledger(allocated("A-1", ROUND.minusMonths(3), "C-1", null, aug(1)));
        ledger(allocated("A-2", JULY, "C-2", null, aug(1)));
        ledger(
                allocated("A-3", ROUND, "C-3", null, aug(1)),
                allocated("A-4", ROUND.plusMonths(1), "C-4", null, aug(1)));
        ledger(
                allocated("A-5", ROUND, "C-5", null, aug(1)),
                new AuditReassigned("A-5", aug(2), "auditor.two", false, null));
        ledger(
                corrected("A-2", "auditor", "auditor.one", "auditor.two"),
                corrected("A-4", "round", "2019-09", "2019-08"));

        assertThat(sample(new SampleBody(
                                null,
                                null,
                                null,
                                null,
                                List.of(),
                                List.of(
                                        new AuditorBody("auditor.one", "N-1", null, null),
                                        new AuditorBody("auditor.two", null, true, StandingExemption.BI_MONTHLY))))
                        .auditors())
                .containsExactly(
                        new Auditor("auditor.one", "N-1", false, null, ROUND.minusMonths(3), 2),
                        new Auditor("auditor.two", null, true, StandingExemption.BI_MONTHLY, JULY, 1));
    }

    @Test
    void counts_both_auditors_of_a_looped_audit() {
        ledger(looped("A-1"), new AuditReassigned("A-1", aug(2), "manager.one", true, null));
        ledger(looped("A-2"), corrected("A-2", "secondAuditor", "auditor.two", "manager.one"));

        assertThat(sample(new SampleBody(
                                null,
                                null,
                                null,
                                null,
                                List.of(),
                                List.of(
                                        new AuditorBody("auditor.one", null, null, null),
                                        new AuditorBody("auditor.two", null, null, null),
                                        new AuditorBody("manager.one", null, null, null))))
                        .auditors())
                .extracting(Auditor::allocated)
                .containsExactly(2, 0, 2);
    }

    @Test
    void sees_the_registered_teams_of_the_cases_programmes() {
        ledger(team("N-1", "Fostering"), team("N-2", null), team("E-1", "Early Help"));

        assertThat(sample(new CaseBody("C-1", "S-1", null, null, null, "Fostering"))
                        .teams())
                .containsExactly("N-1", "N-2", "S-1");
        assertThat(sample(new CaseBody("C-1", "S-1", null, null, null, null)).teams())
                .containsExactly("E-1", "N-1", "N-2", "S-1");
    }

    @Test
    void forgets_teams_that_are_retired_and_audits_that_were_cancelled() {
        ledger(team("N-1", null), team("N-2", null), new TeamRetired(AUTHORITY, "N-1", aug(3)));
        ledger(allocated("A-1", JULY, "C-1", "P-1", aug(1)), new AuditCancelled("A-1", aug(2), TEXT));

        assertThat(sample(new CaseBody("C-1", "S-1", null, null, null, null)).teams())
                .containsExactly("N-2", "S-1");
        assertThat(drawn(new CaseBody("C-1", "S-1", "P-1", null, null, null)))
                .isEqualTo(new Case("C-1", "S-1", "P-1", null, null, null, null, null));
    }

    @Test
    void takes_the_registered_people_where_nobody_is_named() {
        ledger(
                person("auditor.two", true, false, StandingExemption.BI_MONTHLY),
                person("auditor.one", false, true, null),
                person("auditor.one", true, true, null),
                person("moderator.one", false, true, null));

        assertThat(sample(new CaseBody("C-1", "S-1", null, null, null, null)).auditors())
                .containsExactly(
                        new Auditor("auditor.one", "N-1", true, null, null, 0),
                        new Auditor("auditor.two", "N-1", true, StandingExemption.BI_MONTHLY, null, 0));
        assertThat(plans.moderations(AUTHORITY, ROUND, new ModerationSampleBody(null, null, null, null))
                        .moderators())
                .containsExactly(
                        new ModerationPlan.Moderator("auditor.one", "N-1"),
                        new ModerationPlan.Moderator("moderator.one", "N-1"));
    }

    private static AuditorRegistered person(
            String person, boolean auditor, boolean moderator, @Nullable StandingExemption exemption) {
        return new AuditorRegistered(AUTHORITY, person, auditor, moderator, "N-1", true, exemption, aug(1));
    }

    @Test
    void draws_a_seed_and_takes_the_usual_policy_where_nothing_is_said() {
        CaseBody one = new CaseBody("C-1", "S-1", null, null, null, null);
        SamplePlan usual = sample(one);
        SamplePlan asked = sample(
                new SampleBody(null, "mine", 1, new PolicyBody(null, false, 0, null, null, null), List.of(one), null));

        assertThat(usual.seed()).isEqualTo("random 1");
        assertThat(usual.policy()).isEqualTo(SamplePlan.Policy.USUAL);
        assertThat(asked.seed()).isEqualTo("mine");
        assertThat(asked.policy()).isEqualTo(new SamplePlan.Policy(SamplingMethod.RANDOM, false, 0, 12, true, true));
    }

    @Test
    void finds_the_rounds_gradings_that_nobody_moderated() {
        ledger(allocated("A-1", ROUND, "C-1", null, aug(1)), submitted("A-1", "Good"));
        ledger(allocated("A-2", ROUND, "C-2", null, aug(1)), submitted("A-2", "Good"), moderated("A-2"));
        ledger(allocated("A-3", ROUND, "C-3", null, aug(1)));
        ledger(
                allocated("A-4", ROUND, "C-4", null, aug(1)),
                submitted("A-4", "Good"),
                new SubmissionRejected("A-4", aug(6), null));
        ledger(allocated("A-5", JULY, "C-5", null, aug(1)), submitted("A-5", "Good"));
        ledger(looped("A-6"), submitted("A-6", "Good"), second("A-6", "Inadequate"));
        ledger(looped("A-7"), submitted("A-7", "Good"), second("A-7", "Good"));

        ModerationPlan plan = plans.moderations(
                AUTHORITY,
                ROUND,
                new ModerationSampleBody(null, null, null, List.of(new ModeratorBody("moderator.one", "N-1"))));

        assertThat(plan)
                .isEqualTo(new ModerationPlan(
                        new ModerationPlan.Policy(SamplingMethod.RANDOM, null, List.of(), List.of(), 1, 3, true),
                        "random 1",
                        1,
                        List.of(
                                new ModerationPlan.Audit("A-1", "N-1", "Good", List.of("auditor.one")),
                                new ModerationPlan.Audit("A-7", "N-1", "Good", List.of("auditor.one", "auditor.two"))),
                        List.of(new ModerationPlan.Moderator("moderator.one", "N-1"))));
    }

    @Test
    void remembers_how_a_grading_was_last_drawn() {
        String round = Ids.round(AUTHORITY, ROUND);
        told(round, 0, new RoundOpened(AUTHORITY, ROUND, aug(1)));
        assertThat(records.moderationSampling(AUTHORITY, ROUND, "A-1")).isEmpty();

        told(round, 1, drawn(SamplingMethod.ALL, "A-1", "A-2"));
        told(round, 2, drawn(SamplingMethod.TARGETED, "A-2"));
        assertThat(records.moderationSampling(AUTHORITY, ROUND, "A-1")).isEmpty();
        assertThat(records.moderationSampling(AUTHORITY, ROUND, "A-2")).contains(SamplingMethod.TARGETED);
    }

    @Test
    void remembers_how_a_grading_was_drawn_among_very_many() {
        String round = Ids.round(AUTHORITY, ROUND);
        String[] audits = IntStream.range(0, 3_000).mapToObj(i -> "A-" + i).toArray(String[]::new);
        List<SampleEvent> events = ModerationPages.cut(drawn(SamplingMethod.ALL, audits));
        told(round, 0, new RoundOpened(AUTHORITY, ROUND, aug(1)));
        for (int i = 0; i < events.size(); i++) {
            told(round, i + 1, events.get(i));
        }

        assertThat(events).hasSizeGreaterThan(1);
        assertThat(records.moderationSampling(AUTHORITY, ROUND, "A-2999")).contains(SamplingMethod.ALL);
        assertThat(records.moderationSampling(AUTHORITY, ROUND, "A-3000")).isEmpty();
    }

    private Case drawn(CaseBody one) {
        return sample(one).cases().getFirst();
    }

    private SamplePlan sample(CaseBody one) {
        return sample(new SampleBody(null, null, null, null, List.of(one), null));
    }

    private SamplePlan sample(SampleBody body) {
        return plans.sample(AUTHORITY, ROUND, body);
    }

    private void ledger(LedgerEvent... events) {
        for (int i = 0; i < events.length; i++) {
            String stream = events[i] instanceof AuditEvent audit ? Ids.audit(audit.auditId()) : "stream-" + length;
            told(
                    stream,
                    store.lastSequenceNumberFor(stream).map(last -> last + 1).orElse(0L),
                    events[i]);
        }
    }

    private void told(String stream, long sequence, LedgerEvent event) {
        store.publish(new GenericDomainEventMessage<>("any", stream, sequence, event));
        length++;
    }

    private static ModerationsDrawn drawn(SamplingMethod method, String... audits) {
        ModerationPlan plan = new ModerationPlan(
                new ModerationPlan.Policy(method, null, List.of(), List.of(), 1, 3, true),
                "seed",
                0,
                List.of(),
                List.of());
        List<ModerationPlan.Proposal> proposal = List.of(audits).stream()
                .map(audit -> new ModerationPlan.Proposal(audit, null))
                .toList();
        return new ModerationsDrawn(AUTHORITY, ROUND, 1, aug(9), plan, proposal, List.of());
    }

    private static TeamRegistered team(String code, @Nullable String programme) {
        return new TeamRegistered(AUTHORITY, code, null, null, programme, aug(1));
    }

    private static RecordCorrected corrected(String id, String field, @Nullable String from, @Nullable String to) {
        return new RecordCorrected(id, aug(1), field, from, to, TEXT, "director.one");
    }

    private static AuditAllocated allocated(
            String id, YearMonth round, String child, @Nullable String practitioner, LocalDate on) {
        return new AuditAllocated(
                id,
                AUTHORITY,
                round,
                "Fostering",
                AuditKind.CORE,
                child,
                null,
                null,
                "N-1",
                null,
                practitioner,
                "auditor.one",
                null,
                null,
                1,
                on,
                DUE);
    }

    private static AuditAllocated looped(String id) {
        return new AuditAllocated(
                id,
                AUTHORITY,
                ROUND,
                "Fostering",
                AuditKind.LOOPED,
                "C-" + id,
                null,
                null,
                "N-1",
                null,
                null,
                "auditor.one",
                "auditor.two",
                null,
                1,
                aug(1),
                DUE);
    }

    private static GradeSubmitted submitted(String id, String grade) {
        return new GradeSubmitted(id, aug(5), "auditor.one", submission(grade), false);
    }

    private static SecondGradeSubmitted second(String id, String grade) {
        return new SecondGradeSubmitted(id, aug(5), "auditor.two", submission(grade), false);
    }

    private static Submission submission(String grade) {
        return new Submission(grade, new TreeMap<>(), null, new TreeMap<>(), new TreeMap<>(), false);
    }

    private static GradeModerated moderated(String id) {
        return new GradeModerated(
                id, aug(6), "moderator.one", ModerationOutcome.UPHELD, "Good", "Good", new TreeMap<>(), null, null);
    }
}
