package org.caseledger.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.caseledger.query.actiontimeliness.ActionTimeliness;
import org.caseledger.query.atrisk.AtRisk;
import org.caseledger.query.completion.Completion;
import org.caseledger.query.concerns.Concerns;
import org.caseledger.query.domaingrades.DomainGrades;
import org.caseledger.query.escalations.Escalations;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.given.Ask;
import org.caseledger.query.given.Happenings;
import org.caseledger.query.given.Ledger;
import org.caseledger.query.given.Ledger.Told;
import org.caseledger.query.gradedistribution.GradeDistribution;
import org.caseledger.query.moderatoreffect.ModeratorEffect;
import org.caseledger.query.participation.Participation;
import org.caseledger.query.reauditimprovement.ReAuditImprovement;
import org.caseledger.query.teamcoverage.TeamCoverage;
import org.caseledger.query.themes.Themes;

/** What holds of every view, whatever happened and in whatever order it was told. */
class ViewPropertiesTest {

    private static final LocalDate SEASON = LocalDate.of(2019, 7, 1);

    @Provide
    Arbitrary<Ledger> ledgers() {
        return Arbitraries.integers()
                .between(0, Integer.MAX_VALUE)
                .list()
                .ofMaxSize(60)
                .map(Happenings::of);
    }

    private static ViewQuery asked(int day, Grouping by) {
        return Ask.by(by, Ask.asAt(SEASON.plusDays(day).toString()));
    }

    private static List<? extends List<?>> answers(Facts facts, ViewQuery query) {
        return Ask.VIEWS.stream().map(view -> view.rows(facts, query)).toList();
    }

    @Property(tries = 300)
    void anEventThatIsDeliveredAgainChangesNothing(
            @ForAll("ledgers") Ledger ledger,
            @ForAll List<@IntRange(max = 60) Integer> restarts,
            @ForAll @IntRange(max = 100) int day,
            @ForAll Grouping by) {
        Facts repeated = new Facts();
        List<Told> told = ledger.told();
        for (int i = 0; i < told.size(); i++) {
            int from = i < restarts.size() ? Math.min(restarts.get(i), i) : i;
            told.subList(from, i + 1).forEach(each -> repeated.apply(each.event(), each.recorded()));
        }

        assertThat(answers(repeated, asked(day, by))).isEqualTo(answers(ledger.facts(), asked(day, by)));
        assertThat(repeated.position()).isEqualTo(ledger.position());
    }

    @Property(tries = 500)
    void whatWasKnownAtAPositionIsWhatTheEventsUpToItTell(
            @ForAll("ledgers") Ledger ledger,
            @ForAll @IntRange(max = 60) int events,
            @ForAll @IntRange(max = 100) int day,
            @ForAll Grouping by) {
        int known = Math.min(events, ledger.told().size());
        ViewQuery query = asked(day, by);

        assertThat(answers(ledger.facts(), Ask.knownAt(known - 1L, query)))
                .isEqualTo(answers(ledger.factsOfFirst(known), query));
    }

    @Property(tries = 300)
    void whatTheLedgerIsToldLaterNeverChangesAPastAnswer(
            @ForAll("ledgers") Ledger ledger,
            @ForAll @IntRange(max = 60) int events,
            @ForAll @IntRange(max = 100) int day) {
        int known = Math.min(events, ledger.told().size());
        Facts facts = ledger.factsOfFirst(known);
        ViewQuery query = Ask.knownAt(known - 1L, asked(day, Grouping.MONTH));
        List<? extends List<?>> before = answers(facts, query);

        ledger.told().forEach(each -> facts.apply(each.event(), each.recorded()));

        assertThat(answers(facts, query)).isEqualTo(before);
    }

    @Property(tries = 300)
    void countsAddUp(@ForAll("ledgers") Ledger ledger, @ForAll @IntRange(max = 100) int day, @ForAll Grouping by) {
        Facts facts = ledger.facts();
        ViewQuery query = asked(day, by);

        assertThat(new GradeDistribution().rows(facts, query)).allSatisfy(row -> {
            assertThat(sum(row.counts())).isEqualTo(row.total()).isPositive();
            assertThat(row.percents().keySet()).isEqualTo(row.counts().keySet());
        });
        assertThat(new DomainGrades().rows(facts, query))
                .allSatisfy(row ->
                        assertThat(sum(row.counts())).isEqualTo(row.total()).isPositive());
        assertThat(new ModeratorEffect().rows(facts, query)).allSatisfy(row -> {
            assertThat(row.upheld() + row.upgraded() + row.downgraded()).isEqualTo(row.moderated());
            assertThat(row.downgradedToInadequate()).isLessThanOrEqualTo(row.inadequateModerated());
            assertThat(row.inadequateModerated()).isLessThanOrEqualTo(Math.min(row.inadequate(), row.moderated()));
        });
        assertThat(new ReAuditImprovement().rows(facts, query)).allSatisfy(row -> {
            int compared = row.improved() + row.remained() + row.declined();
            assertThat(compared).isEqualTo(sum(row.transitions())).isLessThanOrEqualTo(row.completed());
            assertThat(sum(row.notImprovedBySequence())).isEqualTo(row.remained() + row.declined());
            assertThat(row.completed()).isLessThanOrEqualTo(row.allocated());
        });
        assertThat(new Completion().rows(facts, query)).allSatisfy(row -> {
            assertThat(row.exempted() + row.returned() + row.notReturned()).isEqualTo(row.allocated());
            assertThat(row.completed() + row.rejected()).isLessThanOrEqualTo(row.allocated() - row.exempted());
            assertThat(row.late()).isLessThanOrEqualTo(row.returned());
        });
    }

    @Property(tries = 300)
    void countsOfPeopleAndPlacesAddUp(@ForAll("ledgers") Ledger ledger, @ForAll @IntRange(max = 100) int day) {
        Facts facts = ledger.facts();
        ViewQuery query = asked(day, Grouping.MONTH);

        assertThat(new ActionTimeliness().rows(facts, query)).singleElement().satisfies(row -> {
            assertThat(row.onTime() + row.late() + row.overdue() + row.notYetDue())
                    .isEqualTo(row.total());
            var original = row.againstOriginal();
            assertThat(original.onTime() + original.late()).isEqualTo(row.onTime() + row.late());
            assertThat(original.overdue() + original.notYetDue()).isEqualTo(row.overdue() + row.notYetDue());
        });
        assertThat(new Concerns().rows(facts, query)).allSatisfy(row -> {
            assertThat(row.resolved() + row.open()).isEqualTo(row.raised());
            assertThat(row.raised() + row.lifted()).isPositive();
            assertThat(row.oldestOpenRaisedOn() == null).isEqualTo(row.open() == 0);
        });
        assertThat(new Escalations().rows(facts, query)).allSatisfy(row -> {
            int staged = row.stages().stream()
                    .mapToInt(stage -> stage.inProcess() + stage.resolved())
                    .sum();
            assertThat(staged).isEqualTo(sum(row.categories())).isEqualTo(row.total());
        });
        assertThat(new TeamCoverage().rows(facts, query))
                .allSatisfy(row -> assertThat(sum(row.counts())).isLessThanOrEqualTo(row.completed()));
        assertThat(new Participation().rows(facts, query)).allSatisfy(row -> {
            assertThat(row.child().recorded()).isLessThanOrEqualTo(row.child().applicable());
            assertThat(sum(row.childFeedback().counts()))
                    .isEqualTo(row.childFeedback().respondents())
                    .isLessThanOrEqualTo(row.completed());
        });
        assertThat(new AtRisk().rows(facts, query)).allSatisfy(row -> {
            assertThat(row.atRisk()).isLessThanOrEqualTo(row.requiresImprovement());
            assertThat(row.requiresImprovement()).isLessThanOrEqualTo(row.completed());
        });
    }

    @Property(tries = 300)
    void findingsAddUp(@ForAll("ledgers") Ledger ledger, @ForAll @IntRange(max = 100) int day, @ForAll Grouping by) {
        assertThat(new Themes().rows(ledger.facts(), asked(day, by))).allSatisfy(row -> {
            assertThat(row.withFindings()).isLessThanOrEqualTo(row.completed());
            assertThat(sum(row.grades())).isLessThanOrEqualTo(row.completed());
            assertThat(row.themes().values()).allSatisfy(theme -> {
                int found =
                        theme.strengths().audits() + theme.areasForDevelopment().audits();
                assertThat(found).isPositive().isLessThanOrEqualTo(2 * row.withFindings());
                assertThat(sum(theme.strengths().counts()))
                        .isLessThanOrEqualTo(theme.strengths().audits());
            });
        });
    }

    private static int sum(Map<?, Integer> counts) {
        return counts.values().stream().mapToInt(count -> count).sum();
    }
}
