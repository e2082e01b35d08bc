package org.caseledger.command.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.caseledger.command.FieldError;
import org.caseledger.command.api.MalformedRequest;
import org.caseledger.command.audit.AuditCommand.Grading;
import org.caseledger.command.audit.FindingsBody.FamilyWordsBody;
import org.caseledger.command.audit.FindingsBody.FindingBody;
import org.caseledger.events.FamilyMember;
import org.caseledger.events.Participant;
import org.caseledger.events.SamplingMethod;
import org.caseledger.events.Sentiment;
import org.caseledger.events.ViewsRecorded;
import org.jspecify.annotations.Nullable;

/**
 * A grade as it is sent.
 *
 * @param on the day of the grading; today where left out
 * @param overall a grade of the framework's scale
 * @param domains grades by domain, {@code N/A} allowed
 * @param rationale why; required where a grade changes
 * @param participation whose views the audit recorded
 * @param feedback what the family's feedback was
 * @param atRiskOfInadequate whether a second-lowest grade could become the lowest
 * @param findings strengths and areas for development, one of each kind and theme
 * @param familyWords what the family said
 * @param impact what the practice meant for the child
 * @param sampling how the grading was drawn to be moderated; of a moderation alone
 */
public record GradeBody(
        @Nullable LocalDate on,
        @Nullable String overall,
        @JsonSetter(contentNulls = Nulls.FAIL) @Nullable Map<String, String> domains,
        @Nullable String rationale,
        @Nullable ParticipationBody participation,
        @Nullable FeedbackBody feedback,
        @Nullable Boolean atRiskOfInadequate,
        @JsonSetter(contentNulls = Nulls.FAIL) @Nullable List<@Valid FindingBody> findings,
        @Nullable FamilyWordsBody familyWords,
        @Nullable String impact,
        @Nullable SamplingMethod sampling) {

    /** Whose views the audit recorded. */
    public record ParticipationBody(
            @Nullable YesNo child,
            @Nullable YesNo parent,
            @Nullable YesNo socialWorker,
            @Nullable YesNo manager,
            @Nullable YesNo iroOrCpChair) {

        Map<Participant, ViewsRecorded> views() {
            Map<Participant, ViewsRecorded> views = new EnumMap<>(Participant.class);
            put(views, Participant.CHILD, child);
            put(views, Participant.PARENT, parent);
            put(views, Participant.SOCIAL_WORKER, socialWorker);
            put(views, Participant.MANAGER, manager);
            put(views, Participant.IRO_CP_CHAIR, iroOrCpChair);
            return views;
        }

        private static void put(
                Map<Participant, ViewsRecorded> views, Participant participant, @Nullable YesNo answer) {
            if (answer != null) {
                views.put(participant, answer.recorded());
            }
        }
    }

    /** What the family's feedback was. */
    public record FeedbackBody(
            @Nullable Sentiment child, @Nullable Sentiment parent) {

        Map<FamilyMember, Sentiment> sentiments() {
            Map<FamilyMember, Sentiment> sentiments = new EnumMap<>(FamilyMember.class);
            if (child != null) {
                sentiments.put(FamilyMember.CHILD, child);
            }
            if (parent != null) {
                sentiments.put(FamilyMember.PARENT, parent);
            }
            return sentiments;
        }
    }

    /** An answer as it is sent. */
    public enum YesNo {
        @JsonProperty("yes")
        YES,
        @JsonProperty("no")
        NO,
        @JsonProperty("n/a")
        NOT_APPLICABLE;

        ViewsRecorded recorded() {
            return switch (this) {
                case YES -> ViewsRecorded.YES;
                case NO -> ViewsRecorded.NO;
                case NOT_APPLICABLE -> ViewsRecorded.NOT_APPLICABLE;
            };
        }
    }

    SortedMap<String, String> sortedDomains() {
        return domains == null ? new TreeMap<>() : new TreeMap<>(domains);
    }

    /**
     * This, which is no moderation.
     *
     * @throws MalformedRequest where it says what only a moderation may
     */
    GradeBody withoutSampling() {
        if (sampling != null) {
            throw new MalformedRequest(
                    new FieldError("sampling", "sampling says how a moderation was drawn: leave it out"));
        }
        return this;
    }

    Grading grading() {
        return new Grading(
                overall,
                sortedDomains(),
                rationale,
                participation == null ? Map.of() : participation.views(),
                feedback == null ? Map.of() : feedback.sentiments(),
                Boolean.TRUE.equals(atRiskOfInadequate),
                told());
    }

    private Findings told() {
        return FindingsBody.told(findings, familyWords, impact);
    }

    /** A moderator's verdict and a meeting's find nothing of their own: rather than be lost, findings are sent back. */
    GradeBody withoutFindings() {
        if (!told().isEmpty()) {
            throw new MalformedRequest(new FieldError(
                    "findings", "findings belong to a submission: send them with it, or after it to its findings"));
        }
        return this;
    }
}
