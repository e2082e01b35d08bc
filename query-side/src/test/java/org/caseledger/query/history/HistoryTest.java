package org.caseledger.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.caseledger.events.AuditEvent.AuditExempted;
import org.caseledger.events.AuditEvent.AuditReassigned;
import org.caseledger.events.AuditEvent.RecordCorrected;
import org.caseledger.events.ConcernStep;
import org.caseledger.events.DataSubject;
import org.caseledger.events.ExemptionGround;
import org.caseledger.events.SealedText;
import org.caseledger.events.SubjectEvent.LegalHoldPlaced;
import org.caseledger.events.SubjectEvent.SubjectErased;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.facts.AuditFacts;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.given.Audit;
import org.caseledger.query.given.Ledger;
import org.caseledger.query.history.HistoryEntry.Actor;
import org.caseledger.query.history.HistoryEntry.FieldChange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private final Ledger ledger = new Ledger();

    private List<HistoryEntry> read(String reader, long knownAt) {
        Facts facts = ledger.facts();
        AuditFacts audit = Objects.requireNonNull(facts.audit("a"));
        AuditAt now = AuditAt.of(audit, LocalDate.MAX, facts.known(Long.MAX_VALUE));
        return History.of(audit, facts.known(knownAt), SealedText::sealed, BlindGrading.withheldFrom(reader, now));
    }

    private List<HistoryEntry> read() {
        return read("qa.lead", Long.MAX_VALUE);
    }

    private static FieldChange changed(String field, String from, String to) {
        return new FieldChange(field, from.isEmpty() ? null : from, to.isEmpty() ? null : to);
    }

    @Test
    void saysWhoWhenWhatAndWhy() {
        ledger.audit("a")
                .submitted("2019-08-10", "Good", "Supervision", "Good")
                .moderated("2019-08-20", "Good", "Inadequate", "Supervision", "Inadequate");

        HistoryEntry moderation = read().getLast();

        assertThat(moderation.type()).isEqualTo("GradeModerated");
        assertThat(moderation.sequence()).isEqualTo(2);
        assertThat(moderation.position()).isEqualTo(2);
        assertThat(moderation.effectiveOn()).isEqualTo(LocalDate.parse("2019-08-20"));
        assertThat(moderation.recordedAt()).isEqualTo(Ledger.BEGINNING.plusSeconds(2));
        assertThat(moderation.actor()).isEqualTo(new Actor("qa.lead", "QA_LEAD", null));
        assertThat(moderation.reason()).isEqualTo("on reading the file");
        assertThat(moderation.changes())
                .containsExactly(
                        changed("overall", "Good", "Inadequate"),
                        changed("moderator", "", "moderator.one"),
                        changed("moderation", "", "DOWNGRADED"),
                        changed("Supervision", "Good", "Inadequate"));
        assertThat(moderation.standing()).isEqualTo("Inadequate");
        assertThat(moderation.withheld()).isFalse();
    }

    @Test
    void tellsThatTheTextsWereErasedAndNothingOfLegalHolds() {
        SealedText why = new SealedText("c0", "decisions:child:E10000001:C1", "why");
        Audit audit = ledger.audit("a", as -> as.child("C1")).submitted("2019-08-10", "Good");
        String subject =
                DataSubject.of(Objects.requireNonNull(ledger.facts().audit("a")).allocation());
        ledger.tell(new LegalHoldPlaced(subject, "INQUEST-2", LocalDate.parse("2019-08-11"), why));
        ledger.tell(new SubjectErased(subject, LocalDate.parse("2019-08-12"), why));
        audit.moderated("2019-08-20", "Good", "Inadequate");

        assertThat(read())
                .extracting(HistoryEntry::type)
                .containsExactly("AuditAllocated", "GradeSubmitted", "SubjectErased", "GradeModerated");
        HistoryEntry erasure = read().get(2);
        assertThat(erasure.position()).isEqualTo(3);
        assertThat(erasure.standing()).isEqualTo("Good");
        assertThat(erasure.reason()).isNull();
        assertThat(read("qa.lead", 2)).extracting(HistoryEntry::type).doesNotContain("SubjectErased");
    }

    @Test
    void beginsWithTheAllocation() {
        ledger.audit("a");

        HistoryEntry allocation = read().getFirst();

        assertThat(allocation.changes())
                .contains(changed("auditor", "", "auditor.one"), changed("dueOn", "", "2019-08-28"))
                .contains(changed("status", "", "allocated"));
        assertThat(allocation.standing()).isNull();
        assertThat(allocation.reason()).isNull();
    }

    @Test
    void followsTheOrderInWhichTheLedgerWasTold() {
        ledger.audit("a")
                .submitted("2019-08-20", "Good")
                .rejected("2019-08-15")
                .submitted("2019-08-25", "Inadequate")
                .concernRaised("2019-08-25")
                .concern("2019-08-27", ConcernStep.SIGNED_OFF);

        assertThat(read())
                .extracting(HistoryEntry::standing)
                .containsExactly(null, "Good", null, "Inadequate", "Inadequate", "Inadequate");
        assertThat(read().get(2).changes())
                .containsExactly(changed("status", "completed", "rejected"), changed("overall", "Good", ""));
        assertThat(read().get(4).changes()).containsExactly(changed("concern", "", "raised"));
        assertThat(read().get(5).changes()).containsExactly(changed("concern.signedOff", "", "2019-08-27"));
    }

    @Test
    void tellsWhoTookAnAuditOver() {
        ledger.audit("a")
                .tell(new AuditReassigned(
                        "a", LocalDate.parse("2019-08-05"), "auditor.three", false, Audit.text("she is ill")));

        assertThat(read().getLast().changes()).containsExactly(changed("auditor", "auditor.one", "auditor.three"));
        assertThat(read().getLast().reason()).isEqualTo("she is ill");
        assertThat(read().getFirst().changes()).contains(changed("auditor", "", "auditor.one"));
    }

    @Test
    void tellsTheGroundOfAnExemptionWhereOneIsStated() {
        ledger.audit("a").tell(exempted(ExemptionGround.DISCRETIONARY, "director.one"));
        assertThat(read().getLast().changes())
                .containsExactly(
                        changed("status", "allocated", "exempted"),
                        changed("exemptionGround", "", "DISCRETIONARY"),
                        changed("exemptionApprover", "", "director.one"));

        ledger.again("a").tell(exempted(ExemptionGround.UNSTATED, null));
        assertThat(read().getLast().changes())
                .containsExactly(
                        changed("exemptionGround", "DISCRETIONARY", ""),
                        changed("exemptionApprover", "director.one", ""));
    }

    private static AuditExempted exempted(ExemptionGround ground, @Nullable String approver) {
        return new AuditExempted("a", LocalDate.parse("2019-08-05"), ground, null, approver);
    }

    @Test
    void keepsTheWrongEntryBesideItsCorrection() {
        ledger.audit("a")
                .submitted("2019-08-10", "Good")
                .moderated("2019-08-20", "Good", "Good")
                .tell(new RecordCorrected(
                        "a",
                        LocalDate.parse("2019-08-10"),
                        "submittedGrade",
                        "Good",
                        "Inadequate",
                        Audit.text("typed wrong"),
                        "director.one"))
                .tell(new RecordCorrected(
                        "a",
                        LocalDate.parse("2019-08-01"),
                        "team",
                        "T01",
                        "T02",
                        Audit.text("another team"),
                        "director.one"));

        assertThat(read().get(1).changes()).contains(changed("overall", "", "Good"));
        assertThat(read().get(2).changes()).contains(changed("moderation", "", "UPHELD"));
        assertThat(read().get(3).changes())
                .containsExactly(
                        changed("submittedGrade", "Good", "Inadequate"), changed("moderation", "UPHELD", "UPGRADED"));
        assertThat(read().get(3).reason()).isEqualTo("typed wrong");
        assertThat(read().get(3).standing()).isEqualTo("Good");
        assertThat(read().get(0).changes()).contains(changed("team", "", "T01"));
        assertThat(read().get(4).changes()).containsExactly(changed("team", "T01", "T02"));
    }

    @Test
    void endsAtWhatWasKnown() {
        ledger.audit("a").submitted("2019-08-20", "Good");

        assertThat(read("qa.lead", 0)).extracting(HistoryEntry::type).containsExactly("AuditAllocated");
        assertThat(read("qa.lead", -1)).isEmpty();
    }

    @Test
    void keepsTheFirstGradingFromWhoMustStillGradeBlind() {
        ledger.audit("a", as -> as.looped()).submitted("2019-08-10", "Good", "Supervision", "Good");

        HistoryEntry submission = read(Audit.SECOND_AUDITOR, Long.MAX_VALUE).getLast();

        assertThat(submission.withheld()).isTrue();
        assertThat(submission.type()).isEqualTo("GradeSubmitted");
        assertThat(submission.changes()).isEmpty();
        assertThat(submission.reason()).isNull();
        assertThat(read(Audit.AUDITOR, Long.MAX_VALUE).getLast().withheld()).isFalse();
    }

    @Test
    void keepsTheSecondGradingFromTheFirstAuditorAsWell() {
        ledger.audit("a", as -> as.looped()).secondSubmitted("2019-08-10", "Good");

        assertThat(read(Audit.AUDITOR, Long.MAX_VALUE).getLast().withheld()).isTrue();
        assertThat(read(Audit.SECOND_AUDITOR, Long.MAX_VALUE).getLast().changes())
                .contains(changed("secondOverall", "", "Good"));
    }

    @Test
    void tellsNothingOfTheOtherGradingWhenItIsSentBack() {
        ledger.audit("a", as -> as.looped())
                .submitted("2019-08-10", "Good")
                .secondSubmitted("2019-08-11", "Inadequate")
                .rejected("2019-08-12");

        HistoryEntry rejection = read(Audit.SECOND_AUDITOR, Long.MAX_VALUE).getLast();

        assertThat(rejection.reason()).isEqualTo("below the standard");
        assertThat(rejection.changes())
                .extracting(FieldChange::field)
                .contains("status")
                .doesNotContain("firstOverall");
    }

    @Test
    void opensEverythingOnceBothHaveGraded() {
        ledger.audit("a", as -> as.looped())
                .submitted("2019-08-10", "Good")
                .secondSubmitted("2019-08-11", "Good")
                .agreed("2019-08-11", "Good");

        assertThat(read(Audit.SECOND_AUDITOR, Long.MAX_VALUE)).noneMatch(HistoryEntry::withheld);
        assertThat(read(Audit.SECOND_AUDITOR, 1)).noneMatch(HistoryEntry::withheld);
        assertThat(read().get(2).changes())
                .containsExactly(
                        changed("status", "allocated", "completed"),
                        changed("overall", "", "Good"),
                        changed("secondOverall", "", "Good"));
    }

    @Test
    void tellsEachFindingInItsWordsAndThatARejectionTakesThemAway() {
        ledger.audit("a")
                .submitted("2019-08-10", "Good")
                .found("2019-08-10", Audit.strength("Plans"), Audit.areaForDevelopment("Voice of the child"))
                .spoken("2019-08-11", "She listens.", "Home, and safe.")
                .rejected("2019-08-12");

        assertThat(read().get(2).changes())
                .containsExactly(
                        changed("strength.Plans", "", "found"),
                        changed("areaForDevelopment.Voice of the child", "", "of Voice of the child"));
        assertThat(read().get(3).changes())
                .containsExactly(
                        changed("familyWords.child", "", "She listens."), changed("impact", "", "Home, and safe."));
        assertThat(read().getLast().changes())
                .contains(
                        changed("strength.Plans", "found", ""),
                        changed("areaForDevelopment.Voice of the child", "of Voice of the child", ""),
                        changed("familyWords.child", "She listens.", ""),
                        changed("impact", "Home, and safe.", ""));
    }

    @Test
    void keepsFindingsFromWhoHasStillToGradeBlind() {
        ledger.audit("a", as -> as.looped())
                .submitted("2019-08-10", "Good")
                .found("2019-08-10", Audit.areaForDevelopment("Plans"));

        assertThat(read("auditor.two", Long.MAX_VALUE).getLast())
                .satisfies(entry -> assertThat(entry.withheld()).isTrue())
                .satisfies(entry -> assertThat(entry.changes()).isEmpty());
        assertThat(read("auditor.one", Long.MAX_VALUE).getLast().changes())
                .containsExactly(changed("areaForDevelopment.Plans", "", "of Plans"));
    }
}
