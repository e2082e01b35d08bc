package org.caseledger.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.caseledger.events.ModerationPlan;
import org.caseledger.events.SampleEvent.ModerationsDrawn;
import org.caseledger.events.SampleEvent.SampleDrawn;
import org.caseledger.events.SamplePlan;
import org.caseledger.events.SamplingMethod;
import org.caseledger.events.sampling.Drawn;
import org.caseledger.events.sampling.ModerationDraw;
import org.caseledger.events.sampling.SampleDraw;
import org.caseledger.query.given.Allocation;
import org.caseledger.query.given.Ledger;
import org.junit.jupiter.api.Test;

class SamplesPageTest extends PageTest {

    private static final YearMonth ROUND = YearMonth.of(2019, 8);
    private static final LocalDate DAY = LocalDate.of(2019, 8, 1);

    private final Ledger given = new Ledger();

    private static SamplePlan plan(int cases, int teams) {
        return new SamplePlan(
                SamplePlan.Policy.USUAL,
                "a <seed>",
                cases,
                IntStream.range(0, teams).mapToObj(i -> "T" + i).toList(),
                IntStream.range(0, cases)
                        .mapToObj(i -> new SamplePlan.Case("CHILD-" + i, "T0", null, null, null, null, null, null))
                        .toList(),
                List.of(new SamplePlan.Auditor("auditor.one", null, false, null, null, 0)));
    }

    private static SampleDrawn drawn(String council, int draw, SamplePlan plan) {
        Drawn<SamplePlan.Proposal> drawn = SampleDraw.draw(ROUND, DAY, plan);
        return new SampleDrawn(council, ROUND, draw, DAY, plan, drawn.proposal(), drawn.unmet());
    }

    private static ModerationsDrawn moderations(String council, String... audits) {
        ModerationPlan plan = new ModerationPlan(
                new ModerationPlan.Policy(SamplingMethod.TARGETED, null, List.of(), List.of(audits), 1, 3, true),
                "seed",
                0,
                List.of(audits).stream()
                        .map(id -> new ModerationPlan.Audit(id, null, "Good", List.of("auditor.one")))
                        .toList(),
                List.of());
        Drawn<ModerationPlan.Proposal> drawn = ModerationDraw.draw(plan);
        return new ModerationsDrawn(council, ROUND, 1, DAY, plan, drawn.proposal(), drawn.unmet());
    }

    @Test
    void showsADrawWithItsPolicySeedAndWhatCouldNotBeKept() {
        given.tell(drawn("E10000087", 1, plan(1, 25)));
        feed.all(given);

        assertThat(page("auditor.one", "/samples?authority=E10000087", 200))
                .contains("Draws for August 2019", "Cases, draw 1", "1 August 2019", "qa.lead", "The same")
                .contains("Drawn again just now from its policy and seed, it came out the same.")
                .contains("a &lt;seed&gt;", "1 case; 25 teams to be seen; 1 auditor")
                .contains("To be drawn at random: 1 case.", "Every team was to have a case.")
                .contains("Practitioners who had not been audited within 6 months came first.")
                .contains("No child was to be audited again within 12 months.")
                .contains("No auditor was to audit their own team.", "registered exemptions were to be kept")
                .contains("No case of the team could be drawn", "T1, T10, T11", " and 4 more")
                .contains(">CHILD-0<", ">auditor.one<")
                .doesNotContain("Further pages", "kept from you", " style=");
    }

    @Test
    void saysThatADrawDoesNotFollowFromItsSeed() {
        SamplePlan plan = plan(2, 1);
        given.tell(new SampleDrawn("E10000088", ROUND, 1, DAY, plan, List.of(), List.of()));
        given.tell(drawn("E10000088", 2, plan));
        feed.all(given);

        assertThat(page("qa.lead", "/samples?authority=E10000088&round=2019-08", 200))
                .contains("Not the same", "it did not come out the same", "Nothing is proposed.")
                .contains("The policy was kept in full.")
                .contains("href=\"/samples?authority=E10000088&amp;round=2019-08&amp;draw=cases-2\"")
                .doesNotContain("CHILD-");
        assertThat(page("qa.lead", "/samples?authority=E10000088&round=2019-08&draw=cases-2", 200))
                .contains("it came out the same", "CHILD-0", "CHILD-1");
    }

    @Test
    void turnsPages() {
        given.tell(drawn("E10000089", 1, plan(51, 1)));
        feed.all(given);

        String first = page("qa.lead", "/samples?authority=E10000089", 200);
        assertThat(first)
                .contains("Page <span>1</span> of <span>2</span>")
                .contains("href=\"/samples?authority=E10000089&amp;round=2019-08&amp;draw=cases-1&amp;page=2\"")
                .doesNotContain("Previous page");
        assertThat(first.split(">CHILD-")).hasSize(51);
        assertThat(page("qa.lead", "/samples?authority=E10000089&round=2019-08&draw=cases-1&page=2", 200)
                        .split(">CHILD-"))
                .hasSize(2);
    }

    @Test
    void keepsALoopedAuditFromWhoeverHasToGradeItAgain() {
        given.audit("page-looped", Allocation::looped)
                .submitted("2019-08-10", "Good")
                .secondSubmitted("2019-08-10", "Good")
                .agreed("2019-08-10", "Good");
        given.tell(moderations("E10000091", "page-looped", "page-other"));
        given.again("page-looped").rejected("2019-08-12");
        feed.all(given);

        assertThat(page("auditor.two", "/samples?authority=E10000091", 200))
                .contains("Gradings, draw 1", "The gradings were picked on purpose.", "page-other")
                .contains("<span>1</span> kept from you until you have graded the audit yourself.")
                .contains("1 grading; 0 moderators")
                .doesNotContain("page-looped");
        assertThat(page("qa.lead", "/samples?authority=E10000091", 200))
                .contains("page-looped", "page-other", "No moderator may take the audit, or has room for it")
                .contains("Each moderator was to have at least 1 and at most 3.", ">Nobody<")
                .doesNotContain("kept from you");
    }

    @Test
    void saysThatThereIsNothingYetAndWhatIsWrong() {
        assertThat(page("qa.lead", "/samples?authority=E10000058", 200))
                .contains("Nothing was drawn.")
                .doesNotContain("<table");
        assertThat(page("qa.lead", "/samples?authority=E10000058&round=2019-07", 200))
                .contains("Nothing was drawn for <span>July 2019</span>.");
        assertThat(page("qa.lead", "/samples?round=August&page=0", 400))
                .contains("There is a problem", "is not a month", "is not a page");
    }
}
