package org.caseledger.query.participation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.caseledger.events.AuditEvent.ParticipationRecorded;
import org.caseledger.events.FamilyMember;
import org.caseledger.events.Participant;
import org.caseledger.events.Sentiment;
import org.caseledger.events.Submission;
import org.caseledger.events.ViewsRecorded;
import org.caseledger.query.atrisk.AtRisk;
import org.caseledger.query.given.Ask;
import org.caseledger.query.given.Ledger;
import org.caseledger.query.participation.Participation.Row;
import org.caseledger.query.participation.Participation.Share;
import org.caseledger.query.statistics.Interval;
import org.junit.jupiter.api.Test;

/** What belongs to a submission: whose views it has, the family's feedback, the flag of risk. */
class ParticipationTest {

    private final Ledger ledger = new Ledger();

    private Row row() {
        return new Participation().rows(ledger.facts(), Ask.asAt("2019-09-15")).getFirst();
    }

    private static Submission answers(Map<Participant, ViewsRecorded> views, Map<FamilyMember, Sentiment> feedback) {
        return new Submission("Good", new TreeMap<>(), null, views, feedback, false);
    }

    @Test
    void leavesWhatIsNotApplicableOutsideTheBase() {
        ledger.audit("a").submittedWith("2019-08-10", Map.of(Participant.CHILD, ViewsRecorded.YES), Map.of());
        ledger.audit("b").submittedWith("2019-08-10", Map.of(Participant.CHILD, ViewsRecorded.NO), Map.of());
        ledger.audit("c")
                .submittedWith("2019-08-10", Map.of(Participant.CHILD, ViewsRecorded.NOT_APPLICABLE), Map.of());
        ledger.audit("d").submitted("2019-08-10", "Good");

        assertThat(row().child()).isEqualTo(new Share(1, 2, 50.0, Interval.ofShare(1, 2)));
        assertThat(row().parent()).isEqualTo(new Share(0, 0, null, Interval.ofShare(0, 0)));
        assertThat(row().completed()).isEqualTo(4);
    }

    @Test
    void hasWhatAFileToldAfterwards() {
        ledger.audit("a")
                .submittedWith("2019-08-10", Map.of(Participant.CHILD, ViewsRecorded.YES), Map.of())
                .tell(new ParticipationRecorded(
                        "a",
                        LocalDate.parse("2019-08-10"),
                        Map.of(Participant.PARENT, ViewsRecorded.YES),
                        Map.of(FamilyMember.CHILD, Sentiment.MIXED)));

        assertThat(row().parent()).isEqualTo(new Share(1, 1, 100.0, Interval.ofShare(1, 1)));
        assertThat(row().childFeedback().respondents()).isEqualTo(1);
        assertThat(new Participation()
                        .rows(ledger.facts(), Ask.knownAt(1, Ask.asAt("2019-09-15")))
                        .getFirst()
                        .parent())
                .isEqualTo(new Share(0, 0, null, Interval.ofShare(0, 0)));
    }

    @Test
    void countsFeedbackAmongTheCompleted() {
        ledger.audit("a").submittedWith("2019-08-10", Map.of(), Map.of(FamilyMember.CHILD, Sentiment.MIXED));
        ledger.audit("b").submitted("2019-08-10", "Good");
        ledger.audit("sent back")
                .submittedWith("2019-08-10", Map.of(), Map.of(FamilyMember.CHILD, Sentiment.NEGATIVE))
                .rejected("2019-08-12");

        assertThat(row().childFeedback().respondents()).isEqualTo(1);
        assertThat(row().childFeedback().percentOfAudits()).isEqualTo(50.0);
        assertThat(row().childFeedback().counts())
                .containsExactly(
                        Map.entry(Sentiment.POSITIVE, 0),
                        Map.entry(Sentiment.MIXED, 1),
                        Map.entry(Sentiment.NEGATIVE, 0));
        assertThat(row().parentFeedback().percents()).containsEntry(Sentiment.MIXED, null);
    }

    @Test
    void fillsWhatTheFirstAuditorLeftOutFromTheSecond() {
        ledger.audit("a", as -> as.looped())
                .submitted("2019-08-10", answers(Map.of(Participant.CHILD, ViewsRecorded.NO), Map.of()))
                .secondSubmitted(
                        "2019-08-11",
                        answers(
                                Map.of(Participant.CHILD, ViewsRecorded.YES, Participant.PARENT, ViewsRecorded.YES),
                                Map.of(FamilyMember.PARENT, Sentiment.POSITIVE)));

        assertThat(row().child()).isEqualTo(new Share(0, 1, 0.0, Interval.ofShare(0, 1)));
        assertThat(row().parent()).isEqualTo(new Share(1, 1, 100.0, Interval.ofShare(1, 1)));
        assertThat(row().parentFeedback().respondents()).isEqualTo(1);
    }

    @Test
    void countsAFlagOnlyAtTheSecondLowestGradeAndOnlyWhileItIsSet() {
        ledger.audit("flagged").submittedAtRisk("2019-08-10", "Requires Improvement");
        ledger.audit("fell")
                .submittedAtRisk("2019-08-10", "Requires Improvement")
                .moderated("2019-08-12", "Requires Improvement", "Inadequate");
        ledger.audit("taken back")
                .submittedAtRisk("2019-08-10", "Requires Improvement")
                .flagged("2019-08-12", false);
        ledger.audit("flagged later")
                .submitted("2019-08-10", "Requires Improvement")
                .flagged("2019-08-12", true);
        ledger.audit("never graded").flagged("2019-08-12", true);

        assertThat(atRisk("2019-08-11")).isEqualTo(List.of(4, 3));
        assertThat(atRisk("2019-08-12")).isEqualTo(List.of(3, 2));
    }

    private List<Integer> atRisk(String asAt) {
        AtRisk.Row row = new AtRisk().rows(ledger.facts(), Ask.asAt(asAt)).getFirst();
        return List.of(row.requiresImprovement(), row.atRisk());
    }
}
