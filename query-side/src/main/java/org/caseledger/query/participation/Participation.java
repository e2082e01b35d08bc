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
        Tally tally = new Tally();
        group.audits().forEach(tally::add);
        return new Row(
                group.name(),
                group.size(),
                tally.share(Participant.CHILD),
                tally.share(Participant.PARENT),
                tally.share(Participant.SOCIAL_WORKER),
                tally.share(Participant.MANAGER),
                tally.share(Participant.IRO_CP_CHAIR),
                tally.feedback(FamilyMember.CHILD, group.size()),
                tally.feedback(FamilyMember.PARENT, group.size()));
    }

    /** What one group's audits say, counted in one pass: to go through them once for each figure took twice the time. */
    private static final class Tally {

        private final Map<Participant, int[]> recorded = new EnumMap<>(Participant.class);
        private final Map<Participant, int[]> applicable = new EnumMap<>(Participant.class);
        private final Map<FamilyMember, Map<Sentiment, Integer>> sentiments = new EnumMap<>(FamilyMember.class);

        void add(AuditAt audit) {
            for (Participant participant : Participant.values()) {
                ViewsRecorded views = audit.views(participant);
                if (applicable(views)) {
                    count(applicable, participant);
                }
                if (views == ViewsRecorded.YES) {
                    count(recorded, participant);
                }
            }
            for (FamilyMember member : FamilyMember.values()) {
                Sentiment sentiment = audit.feedback(member);
                if (sentiment != null) {
                    sentiments
                            .computeIfAbsent(member, key -> new EnumMap<>(Sentiment.class))
                            .merge(sentiment, 1, Integer::sum);
                }
            }
        }

        private static void count(Map<Participant, int[]> counts, Participant participant) {
            counts.computeIfAbsent(participant, key -> new int[1])[0]++;
        }

        private static int in(Map<Participant, int[]> counts, Participant participant) {
            int[] count = counts.get(participant);
            return count == null ? 0 : count[0];
        }

        Share share(Participant participant) {
            int yes = in(recorded, participant);
            int all = in(applicable, participant);
            return new Share(yes, all, Percent.of(yes, all), Interval.ofShare(yes, all));
        }

        Feedback feedback(FamilyMember member, int audits) {
            Map<Sentiment, Integer> counts = new EnumMap<>(Sentiment.class);
            Map<Sentiment, Integer> told = sentiments.getOrDefault(member, Map.of());
            Arrays.stream(Sentiment.values())
                    .forEach(sentiment -> counts.put(sentiment, told.getOrDefault(sentiment, 0)));
            int respondents = counts.values().stream().mapToInt(count -> count).sum();
            return new Feedback(
                    respondents,
                    Percent.of(respondents, audits),
                    counts,
                    Percent.ofEach(counts, respondents),
                    Interval.ofShare(respondents, audits),
                    Interval.ofEach(counts, respondents));
        }
    }
}
