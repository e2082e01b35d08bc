package org.caseledger.query.participation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.caseledger.events.FamilyMember;
import org.caseledger.events.Participant;
import org.caseledger.events.Sentiment;
import org.caseledger.events.ViewsRecorded;
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

/** Whose views the completed audits recorded, and how the family's feedback was. */
public final class Participation implements View {

    /** One group's participation. */
    public record Row(
            String group,
            int completed,
            Share child,
            Share parent,
            Share socialWorker,
            Share manager,
            Share iroOrCpChair,
            Feedback childFeedback,
            Feedback parentFeedback) {}

    /**
     * How often somebody's views were recorded.
     *
     * @param applicable where they could have been
     */
    public record Share(
            int recorded,
            int applicable,
            @Nullable Double percent,
            @Nullable Interval interval) {}

    /**
     * What family members said.
     *
     * @param percentOfAudits the share of the completed audits that have feedback
     * @param percents shares of the respondents
     */
    public record Feedback(
            int respondents,
            @Nullable Double percentOfAudits,
            Map<Sentiment, Integer> counts,
            Map<Sentiment, @Nullable Double> percents,
            @Nullable Interval intervalOfAudits,
            Map<Sentiment, @Nullable Interval> intervals) {}

    @Override
    public String name() {
        return "participation";
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
        return new Selection(facts, query).rows(AuditAt::completed, Participation::row);
    }

    @Override
    public Optional<Lineage<?>> lineage(Facts facts, ViewQuery query) {
        Selection selection = new Selection(facts, query);
        Base<AuditAt> completed = selection.allocated().and(AuditAt::completed, Standing::of);
        List<Cell<AuditAt>> cells = new ArrayList<>(List.of(completed.count("completed")));
        addShare(cells, completed, "child", Participant.CHILD);
        addShare(cells, completed, "parent", Participant.PARENT);
        addShare(cells, completed, "socialWorker", Participant.SOCIAL_WORKER);
        addShare(cells, completed, "manager", Participant.MANAGER);
        addShare(cells, completed, "iroOrCpChair", Participant.IRO_CP_CHAIR);
        addFeedback(cells, completed, "childFeedback", FamilyMember.CHILD);
        addFeedback(cells, completed, "parentFeedback", FamilyMember.PARENT);
        return Optional.of(selection.lineage(query.by(), group -> cells));
    }

    private static void addShare(
            List<Cell<AuditAt>> cells, Base<AuditAt> completed, String key, Participant participant) {
        Predicate<AuditAt> asked = audit -> applicable(audit.views(participant));
        Base<AuditAt> applicable = completed.and(asked, "not applicable, or not told");
        cells.add(completed.count(key + ".applicable", asked));
        cells.add(applicable.share(
                key + ".recorded", key + ".percent", audit -> audit.views(participant) == ViewsRecorded.YES));
    }

    private static boolean applicable(@Nullable ViewsRecorded views) {
        return views == ViewsRecorded.YES || views == ViewsRecorded.NO;
    }

    private static void addFeedback(
            List<Cell<AuditAt>> cells, Base<AuditAt> completed, String key, FamilyMember member) {
        Predicate<AuditAt> answered = audit -> audit.feedback(member) != null;
        Base<AuditAt> respondents = completed.and(answered, "no feedback");
        cells.add(completed.share(key + ".respondents", key + ".percentOfAudits", answered));
        Arrays.stream(Sentiment.values())
                .map(sentiment -> respondents.share(
                        key + ".counts." + sentiment,
                        key + ".percents." + sentiment,
                        audit -> audit.feedback(member) == sentiment))
                .forEach(cells::add);
    }

    private static Row row(Group group) {
        return new Row(
                group.name(),
                group.size(),
                share(group, Participant.CHILD),
                share(group, Participant.PARENT),
                share(group, Participant.SOCIAL_WORKER),
                share(group, Participant.MANAGER),
                share(group, Participant.IRO_CP_CHAIR),
                feedback(group, FamilyMember.CHILD),
                feedback(group, FamilyMember.PARENT));
    }

    private static Share share(Group group, Participant participant) {
        int recorded = group.count(audit -> audit.views(participant) == ViewsRecorded.YES);
        int missing = group.count(audit -> audit.views(participant) == ViewsRecorded.NO);
        int applicable = recorded + missing;
        return new Share(
                recorded, applicable, Percent.of(recorded, applicable), Interval.ofShare(recorded, applicable));
    }

    private static Feedback feedback(Group group, FamilyMember member) {
        Map<Sentiment, Integer> counts = new EnumMap<>(Sentiment.class);
        Arrays.stream(Sentiment.values())
                .forEach(sentiment -> counts.put(sentiment, group.count(audit -> audit.feedback(member) == sentiment)));
        int respondents = counts.values().stream().mapToInt(count -> count).sum();
        return new Feedback(
                respondents,
                Percent.of(respondents, group.size()),
                counts,
                Percent.ofEach(counts, respondents),
                Interval.ofShare(respondents, group.size()),
                Interval.ofEach(counts, respondents));
    }
}
