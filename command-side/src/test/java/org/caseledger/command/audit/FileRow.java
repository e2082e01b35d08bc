package org.caseledger.command.audit;

import static org.caseledger.command.World.AUTHORITY;
import static org.caseledger.command.World.aug;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.caseledger.events.AuditKind;
import org.caseledger.events.ExemptionGround;
import org.caseledger.events.FamilyMember;
import org.caseledger.events.Participant;
import org.caseledger.events.SamplingMethod;
import org.caseledger.events.Sentiment;
import org.caseledger.events.ViewsRecorded;
import org.jspecify.annotations.Nullable;

/** A row of {@code audits.csv} about audit A-1, filled cell by cell. */
final class FileRow {

    private String area = "North";
    private String auditor = "auditor.one";
    private AuditKind kind = AuditKind.CORE;
    private @Nullable String secondAuditor;
    private @Nullable LocalDate exemptedOn;
    private ExemptionGround exemptionGround = ExemptionGround.UNSTATED;
    private @Nullable LocalDate submittedOn;
    private @Nullable String submittedGrade;
    private @Nullable LocalDate secondSubmittedOn;
    private @Nullable String secondGrade;
    private @Nullable LocalDate reconciledOn;
    private @Nullable String reconciledGrade;
    private @Nullable LocalDate rejectedOn;
    private @Nullable String rejectionReason;
    private @Nullable String moderator;
    private @Nullable LocalDate moderatedOn;
    private @Nullable String moderatedGrade;
    private @Nullable SamplingMethod moderationSampling;
    private boolean atRisk;
    private final Map<Participant, ViewsRecorded> participation = new EnumMap<>(Participant.class);
    private final Map<FamilyMember, Sentiment> feedback = new EnumMap<>(FamilyMember.class);
    private @Nullable LocalDate reflectionReturnedOn;
    private @Nullable LocalDate uploadedOn;
    private @Nullable LocalDate followedUpOn;

    private Set<String> leftOut = Set.of();

    static FileRow row() {
        return new FileRow();
    }

    FileRow in(String otherArea) {
        area = otherArea;
        return this;
    }

    FileRow by(String otherAuditor) {
        auditor = otherAuditor;
        return this;
    }

    FileRow looped() {
        kind = AuditKind.LOOPED;
        secondAuditor = "auditor.two";
        return this;
    }

    FileRow exempted(LocalDate on) {
        exemptedOn = on;
        return this;
    }

    FileRow exempted(LocalDate on, ExemptionGround ground) {
        return on(ground).exempted(on);
    }

    FileRow on(ExemptionGround ground) {
        exemptionGround = ground;
        return this;
    }

    FileRow submitted(@Nullable LocalDate on, @Nullable String grade) {
        submittedOn = on;
        submittedGrade = grade;
        return this;
    }

    FileRow second(@Nullable LocalDate on, @Nullable String grade) {
        secondSubmittedOn = on;
        secondGrade = grade;
        return this;
    }

    FileRow reconciled(@Nullable LocalDate on, @Nullable String grade) {
        reconciledOn = on;
        reconciledGrade = grade;
        return this;
    }

    FileRow rejected(@Nullable LocalDate on, @Nullable String reason) {
        rejectedOn = on;
        rejectionReason = reason;
        return this;
    }

    FileRow sampled(@Nullable SamplingMethod method) {
        moderationSampling = method;
        return this;
    }

    FileRow moderated(@Nullable String who, @Nullable LocalDate on, @Nullable String grade) {
        moderator = who;
        moderatedOn = on;
        moderatedGrade = grade;
        return this;
    }

    FileRow atRisk() {
        atRisk = true;
        return this;
    }

    FileRow views(Participant of, ViewsRecorded recorded) {
        participation.put(of, recorded);
        return this;
    }

    FileRow feedback(FamilyMember of, Sentiment sentiment) {
        feedback.put(of, sentiment);
        return this;
    }

    FileRow reflected(LocalDate on) {
        reflectionReturnedOn = on;
        return this;
    }

    FileRow uploaded(LocalDate on) {
        uploadedOn = on;
        return this;
    }

    FileRow followedUp(LocalDate on) {
        followedUpOn = on;
        return this;
    }

    FileRow without(String... columns) {
        leftOut = Set.of(columns);
        return this;
    }

    ImportAudit told() {
        return new ImportAudit(
                "A-1",
                AUTHORITY,
                YearMonth.of(2019, 8),
                "Children's Social Care",
                kind,
                "C-17",
                "CP",
                area,
                "N-2",
                null,
                null,
                auditor,
                secondAuditor,
                null,
                aug(1),
                aug(15),
                exemptedOn,
                exemptionGround,
                null,
                submittedOn,
                submittedGrade,
                secondSubmittedOn,
                secondGrade,
                reconciledOn,
                reconciledGrade,
                rejectedOn,
                rejectionReason,
                moderator,
                moderatedOn,
                moderatedGrade,
                moderationSampling,
                atRisk,
                participation,
                feedback,
                reflectionReturnedOn,
                uploadedOn,
                followedUpOn,
                leftOut);
    }
}
