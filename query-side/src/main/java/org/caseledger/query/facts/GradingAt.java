package org.caseledger.query.facts;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.caseledger.events.AuditEvent.FindingsRecorded;
import org.caseledger.events.AuditEvent.GradeAmended;
import org.caseledger.events.AuditEvent.ParticipationRecorded;
import org.caseledger.events.FamilyMember;
import org.caseledger.events.Participant;
import org.caseledger.events.Sentiment;
import org.caseledger.events.Submission;
import org.caseledger.events.ViewsRecorded;
import org.jspecify.annotations.Nullable;

/**
 * One auditor's grading of an audit as it was on a day, with all that was told of it afterwards. What is told while it isn't
 * in counts for nothing.
 */
public final class GradingAt {

    private @Nullable Submission submission;
    private @Nullable String auditor;
    private @Nullable LocalDate on;
    private @Nullable String overall;
    // Kept apart: a file may tell of domains that the submission had after those were amended.
    private SortedMap<String, String> laterDomains = Collections.emptySortedMap();
    private SortedMap<String, String> amendedDomains = Collections.emptySortedMap();
    private Map<Participant, ViewsRecorded> laterViews = Map.of();
    private Map<FamilyMember, Sentiment> laterFeedback = Map.of();
    private Findings findings = Findings.NONE;

    GradingAt() {}

    void submit(Submission given, String by, LocalDate day) {
        submission = given;
        auditor = by;
        on = day;
        overall = given.overall();
        laterDomains = Collections.emptySortedMap();
        amendedDomains = Collections.emptySortedMap();
        laterViews = Map.of();
        laterFeedback = Map.of();
        findings = Findings.NONE;
    }

    void sendBack() {
        submission = null;
        findings = Findings.NONE;
    }

    void amend(GradeAmended event) {
        if (submission != null) {
            overall = event.overall();
            amendedDomains = with(amendedDomains, event.domains());
        }
    }

    void addDomains(SortedMap<String, String> more) {
        if (submission != null) {
            laterDomains = with(laterDomains, more);
        }
    }

    void addAnswers(ParticipationRecorded event) {
        if (submission != null) {
            laterViews = with(Participant.class, laterViews, event.participation());
            laterFeedback = with(FamilyMember.class, laterFeedback, event.feedback());
        }
    }

    void find(FindingsRecorded event) {
        if (submission != null) {
            findings = findings.with(event);
        }
    }

    /** Whether there is one that was not sent back; else nothing else is known of it but {@link #on}. */
    public boolean isIn() {
        return submission != null;
    }

    /** Who graded, which need not be whom the audit is allocated to. */
    public @Nullable String auditor() {
        return submission == null ? null : auditor;
    }

    /** When the last one came in, whatever became of it. */
    public @Nullable LocalDate on() {
        return on;
    }

    /** The overall grade by now. */
    public @Nullable String overall() {
        return submission == null ? null : overall;
    }

    /** The grade of each domain that was answered, by now. */
    public SortedMap<String, String> domains() {
        return submission == null
                ? Collections.emptySortedMap()
                : with(with(submission.domains(), laterDomains), amendedDomains);
    }

    /** What it found. */
    public Findings findings() {
        return findings;
    }

    @Nullable
    ViewsRecorded views(Participant participant) {
        return submission == null
                ? null
                : laterViews.getOrDefault(
                        participant, submission.participation().get(participant));
    }

    @Nullable
    Sentiment feedback(FamilyMember member) {
        return submission == null
                ? null
                : laterFeedback.getOrDefault(member, submission.feedback().get(member));
    }

    boolean atRisk() {
        return submission != null && submission.atRisk();
    }

    static SortedMap<String, String> with(SortedMap<String, String> some, SortedMap<String, String> more) {
        if (more.isEmpty()) {
            return some;
        }
        SortedMap<String, String> all = new TreeMap<>(some);
        all.putAll(more);
        return all;
    }

    /** Most audits have none of these, and there are many audits: a map is made only for what there is. */
    static <K extends Enum<K>, V> Map<K, V> with(Class<K> type, Map<K, V> some, Map<K, V> more) {
        Map<K, V> all = new EnumMap<>(type);
        all.putAll(some);
        all.putAll(more);
        return all;
    }
}
