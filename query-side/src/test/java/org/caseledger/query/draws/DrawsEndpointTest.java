package org.caseledger.query.draws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.caseledger.events.ModerationPlan;
import org.caseledger.events.SampleEvent;
import org.caseledger.events.SampleEvent.ModerationsDrawn;
import org.caseledger.events.SampleEvent.SampleDrawn;
import org.caseledger.events.SamplePlan;
import org.caseledger.events.SamplingMethod;
import org.caseledger.events.sampling.Drawn;
import org.caseledger.events.sampling.ModerationDraw;
import org.caseledger.events.sampling.ModerationPages;
import org.caseledger.events.sampling.SampleDraw;
import org.caseledger.events.sampling.SamplePages;
import org.caseledger.query.WebTest;
import org.caseledger.query.given.Allocation;
import org.caseledger.query.given.Ledger;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;

class DrawsEndpointTest extends WebTest {

    private static final YearMonth ROUND = YearMonth.of(2019, 8);
    private static final LocalDate DAY = LocalDate.of(2019, 8, 1);

    private final Ledger given = new Ledger();

    private BodyContentSpec read(String user, String address, long position) {
        return as(user).get()
                .uri("/api/v1/rounds/" + address)
                .header("X-Min-Position", String.valueOf(position))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    @Test
    void shows_each_sample_with_all_that_decided_it_and_whether_it_is_so() {
        SamplePlan plan = new SamplePlan(
                SamplePlan.Policy.USUAL,
                "seed",
                null,
                List.of("N-1"),
                List.of(new SamplePlan.Case("C-1", "N-1", null, null, null, null, null, null)),
                List.of(new SamplePlan.Auditor("auditor.one", null, false, null, YearMonth.of(2019, 7), 2)));
        Drawn<SamplePlan.Proposal> drawn = SampleDraw.draw(ROUND, DAY, plan);
        given.tell(new SampleDrawn("E10000071", ROUND, 1, DAY, plan, drawn.proposal(), drawn.unmet()));
        given.tell(new SampleDrawn("E10000071", ROUND, 2, DAY, plan, List.of(), List.of()));
        given.tell(new SampleDrawn("E10000071", ROUND.plusMonths(1), 1, DAY, plan, List.of(), List.of()));

        read("qa.lead", "E10000071/2019-08/samples", feed.all(given)).json("""
                {"authority":"E10000071","round":"2019-08","samples":[
                  {"draw":1,"drawnOn":"2019-08-01","by":"qa.lead","verified":true,
                   "plan":{"policy":{"method":"RANDOM","everyTeam":true,"practitionerMonths":6,"childMonths":12,
                                     "anotherTeam":true,"fairLoad":true},
                           "seed":"seed","size":null,"teams":["N-1"],
                           "cases":[{"childRef":"C-1","team":"N-1"}],
                           "auditors":[{"person":"auditor.one","previousRound":"2019-07","allocated":2}]},
                   "proposal":[{"childRef":"C-1","auditor":"auditor.one"}],"unmet":[]},
                  {"draw":2,"verified":false,"proposal":[]}]}""");
        read("qa.lead", "E10000071/2019-08/moderation-samples", 0)
                .jsonPath("$.samples")
                .isEmpty();
        read("qa.lead", "E10000072/2019-08/samples", 0).jsonPath("$.samples").isEmpty();
    }

    @Test
    void shows_a_draw_of_many_pages_as_one() {
        SamplePlan plan = new SamplePlan(
                SamplePlan.Policy.USUAL,
                "seed",
                700,
                List.of("N-1"),
                names("C-", 1_000).stream()
                        .map(child -> new SamplePlan.Case(child, "N-1", null, null, null, null, null, null))
                        .toList(),
                List.of(new SamplePlan.Auditor("auditor.one", null, false, null, null, 0)));
        Drawn<SamplePlan.Proposal> drawn = SampleDraw.draw(ROUND, DAY, plan);
        List<SampleEvent> sample =
                SamplePages.cut(new SampleDrawn("E10000075", ROUND, 1, DAY, plan, drawn.proposal(), drawn.unmet()));
        List<SampleEvent> moderations =
                ModerationPages.cut(drawn("E10000075", names("M-", 1_000).toArray(String[]::new)));
        sample.forEach(given::tell);
        moderations.forEach(given::tell);
        assertThat(sample).hasSizeGreaterThan(1);
        assertThat(moderations).hasSizeGreaterThan(1);

        long position = feed.all(given);

        read("qa.lead", "E10000075/2019-08/samples", position)
                .json("{\"samples\":[{\"draw\":1,\"verified\":true}]}")
                .jsonPath("$.samples[0].plan.cases.length()")
                .isEqualTo(1_000)
                .jsonPath("$.samples[0].proposal.length()")
                .isEqualTo(700);
        read("qa.lead", "E10000075/2019-08/moderation-samples", position)
                .json("{\"samples\":[{\"draw\":1,\"verified\":true,\"withheld\":0}]}")
                .jsonPath("$.samples[0].plan.policy.targeted.length()")
                .isEqualTo(1_000)
                .jsonPath("$.samples[0].proposal.length()")
                .isEqualTo(1_000);
    }

    private static List<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    @Test
    void shows_which_gradings_were_drawn() {
        long position = feed.all(given.tell(drawn("E10000073", "M-1", "M-2")));

        read("qa.lead", "E10000073/2019-08/moderation-samples", position)
                .json("""
                {"samples":[{"draw":1,"verified":true,"withheld":0,
                  "plan":{"policy":{"method":"TARGETED","targeted":["M-1","M-2"],"leastEach":1,"mostEach":3},
                          "seed":"seed","moderatedAlready":0,
                          "audits":[{"auditId":"M-1","grade":"Good"},{"auditId":"M-2","grade":"Good"}],
                          "moderators":[]},
                  "unmet":[{"why":"NO_MODERATOR","of":"M-1"},{"why":"NO_MODERATOR","of":"M-2"}]}]}""")
                .jsonPath("$.samples[0].proposal.length()")
                .isEqualTo(2);
    }

    @Test
    void keeps_a_looped_audit_from_whoever_has_to_grade_it_again() {
        given.audit("M-3", Allocation::looped)
                .submitted("2019-08-10", "Good")
                .secondSubmitted("2019-08-10", "Good")
                .agreed("2019-08-10", "Good");
        given.tell(drawn("E10000074", "M-3", "M-4"));
        given.again("M-3").rejected("2019-08-12");
        long position = feed.all(given);

        read("auditor.two", "E10000074/2019-08/moderation-samples", position)
                .json("""
                {"samples":[{"verified":true,"withheld":1,
                  "plan":{"policy":{"targeted":["M-4"]},"audits":[{"auditId":"M-4"}]},
                  "proposal":[{"auditId":"M-4"}],"unmet":[{"of":"M-4"}]}]}""")
                .jsonPath("$.samples[0].plan.audits.length()")
                .isEqualTo(1);
        read("qa.lead", "E10000074/2019-08/moderation-samples", position)
                .jsonPath("$.samples[0].withheld")
                .isEqualTo(0);
    }

    private static ModerationsDrawn drawn(String authority, String... audits) {
        ModerationPlan plan = new ModerationPlan(
                new ModerationPlan.Policy(SamplingMethod.TARGETED, null, List.of(), List.of(audits), 1, 3, true),
                "seed",
                0,
                List.of(audits).stream()
                        .map(id -> new ModerationPlan.Audit(id, null, "Good", List.of("auditor.one")))
                        .toList(),
                List.of());
        Drawn<ModerationPlan.Proposal> drawn = ModerationDraw.draw(plan);
        return new ModerationsDrawn(authority, ROUND, 1, DAY, plan, drawn.proposal(), drawn.unmet());
    }
}
