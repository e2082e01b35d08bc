package org.caseledger.query.moderatoreffect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseledger.events.Framework;
import org.caseledger.events.ModerationOutcome;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.lineage.Base;
import org.caseledger.query.lineage.Cell;
import org.caseledger.query.lineage.Lineage;
import org.caseledger.query.lineage.Standing;
import org.caseledger.query.statistics.Interval;
import org.caseledger.query.view.Group;
import org.caseledger.query.view.Percent;
import org.caseledger.query.view.Selection;
import org.caseledger.query.view.View;
import org.caseledger.query.view.ViewQuery;
import org.jspecify.annotations.Nullable;

/** What moderation did to the grades, against those that the audits stood at without it. */
public final class ModeratorEffect implements View {

    /**
     * One group's moderations; upheld, upgraded and downgraded add up to moderated.
     *
     * @param inadequate how many stand at the lowest grade of whatever scale is in force
     * @param downgradedToInadequate how many of those stand there because of the moderator
     * @param expectedChangeFrom the low end of the share of gradings that the newest framework expects to be changed
     * @param expectedChangeTo its high end
     * @param agreement the moderators' grades against those that the audits stood at without them
     * @param looped the two auditors of looped audits against each other, those that wait for their meeting included
     * @param frameworks whose scales the audits are on
     * @param sampling the moderated ones by how their gradings were drawn, {@code NOT_RECORDED} where nobody said
     */
    public record Row(
            String group,
            int completed,
            int moderated,
            int upheld,
            int upgraded,
            int downgraded,
            int inadequate,
            int inadequateModerated,
            int downgradedToInadequate,
            @Nullable Double percentModerated,
            @Nullable Double percentUpheld,
            @Nullable Double percentUpgraded,
            @Nullable Double percentDowngraded,
            @Nullable Double percentInadequateByModerator,
            int expectedChangeFrom,
            int expectedChangeTo,
            @Nullable Interval intervalModerated,
            @Nullable Interval intervalUpheld,
            @Nullable Interval intervalUpgraded,
            @Nullable Interval intervalDowngraded,
            @Nullable Interval intervalInadequateByModerator,
            Agreement agreement,
            Looped looped,
            List<String> frameworks,
            Map<String, Integer> sampling) {}

    @Override
    public String name() {
        return "moderator-effect";
    }

    @Override
    public boolean grouped() {
        return true;
    }

    @Override
    public Class<?> rowType() {
        return Row.class;
    }

    @Override
    public List<Row> rows(Facts facts, ViewQuery query) {
        return new Selection(facts, query)
                .groups(audit -> audit.graded() || Looped.graded(audit), query.by()).stream()
                        .filter(group -> group.audits().stream().anyMatch(AuditAt::graded))
                        .map(ModeratorEffect::row)
                        .toList();
    }

    @Override
    public Optional<Lineage<?>> lineage(Facts facts, ViewQuery query) {
        Selection selection = new Selection(facts, query);
        Base<AuditAt> graded = selection.graded();
        Base<AuditAt> moderated = graded.and(
                audit -> Pair.ofModeration(audit) != null,
                audit -> Standing.of(audit) + "; not moderated on its scale");
        List<Cell<AuditAt>> cells = cells(graded);
        return Optional.of(selection.lineage(query.by(), group -> {
            List<Cell<AuditAt>> all = new ArrayList<>(cells);
            all.addAll(new AgreementCells("agreement.", moderated, Pair::ofModeration).of(group));
            // A group whose looped audits all wait has no row to stand in.
            boolean listed = group.audits().stream().anyMatch(graded::holds);
            Base<AuditAt> looped = selection
                    .allocated()
                    .and(audit -> listed, "nothing of this group stands at a grade")
                    .and(Looped::graded, audit -> Standing.of(audit) + "; not graded by two auditors");
            all.add(looped.count("looped.reconciled", Looped::reconciled));
            all.add(looped.count("looped.waiting", Looped::waiting));
            all.addAll(new AgreementCells("looped.agreement.", looped, Pair::ofAuditors).of(group));
            all.addAll(sampling(graded));
            return all;
        }));
    }

    private static List<Cell<AuditAt>> sampling(Base<AuditAt> graded) {
        Base<AuditAt> moderated = moderated(graded);
        return Sampling.METHODS.stream()
                .map(method -> moderated.count(
                        "sampling." + method, audit -> Sampling.of(audit).equals(method)))
                .toList();
    }

    private static Base<AuditAt> moderated(Base<AuditAt> graded) {
        return graded.and(AuditAt::moderated, audit -> Standing.of(audit) + "; not moderated");
    }

    private static List<Cell<AuditAt>> cells(Base<AuditAt> graded) {
        Base<AuditAt> moderated = moderated(graded);
        Base<AuditAt> lowest = graded.and(AuditAt::atLowest, Standing::of);
        Base<AuditAt> lowestModerated = moderated(lowest);
        return List.of(
                graded.count("completed"),
                graded.share("moderated", "percentModerated", AuditAt::moderated),
                moderated.share("upheld", "percentUpheld", audit -> audit.outcome() == ModerationOutcome.UPHELD),
                moderated.share("upgraded", "percentUpgraded", audit -> audit.outcome() == ModerationOutcome.UPGRADED),
                moderated.share("downgraded", "percentDowngraded", ModeratorEffect::downgraded),
                graded.count("inadequate", AuditAt::atLowest),
                lowest.count("inadequateModerated", AuditAt::moderated),
                lowestModerated.share(
                        "downgradedToInadequate", "percentInadequateByModerator", ModeratorEffect::downgraded),
                graded.derived(
                        "expectedChangeFrom",
                        audit -> Group.frameworkOf(audit) + ": "
                                + audit.framework().expectedChangeFrom()),
                graded.derived(
                        "expectedChangeTo",
                        audit -> Group.frameworkOf(audit) + ": "
                                + audit.framework().expectedChangeTo()),
                graded.derived("frameworks", Group::frameworkOf));
    }

    private static Row row(Group gradedOrLooped) {
        Group group = gradedOrLooped.only(AuditAt::graded);
        int completed = group.size();
        int moderated = group.count(AuditAt::moderated);
        int upheld = group.count(audit -> audit.outcome() == ModerationOutcome.UPHELD);
        int upgraded = group.count(audit -> audit.outcome() == ModerationOutcome.UPGRADED);
        int downgraded = group.count(ModeratorEffect::downgraded);
        int lowestModerated = group.count(audit -> audit.atLowest() && audit.moderated());
        int downgradedToLowest = group.count(audit -> audit.atLowest() && downgraded(audit));
        Framework framework = group.newestFramework();
        return new Row(
                group.name(),
                completed,
                moderated,
                upheld,
                upgraded,
                downgraded,
                group.count(AuditAt::atLowest),
                lowestModerated,
                downgradedToLowest,
                Percent.of(moderated, completed),
                Percent.of(upheld, moderated),
                Percent.of(upgraded, moderated),
                Percent.of(downgraded, moderated),
                Percent.of(downgradedToLowest, lowestModerated),
                framework.expectedChangeFrom(),
                framework.expectedChangeTo(),
                Interval.ofShare(moderated, completed),
                Interval.ofShare(upheld, moderated),
                Interval.ofShare(upgraded, moderated),
                Interval.ofShare(downgraded, moderated),
                Interval.ofShare(downgradedToLowest, lowestModerated),
                Agreement.of(group, Pair::ofModeration),
                Looped.of(gradedOrLooped),
                group.frameworks(),
                Sampling.of(group));
    }

    private static boolean downgraded(AuditAt audit) {
        return audit.outcome() == ModerationOutcome.DOWNGRADED;
    }
}
