package org.caseledger.query.lookup;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.caseledger.events.FamilyMember;
import org.caseledger.events.FindingKind;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.facts.Findings;
import org.jspecify.annotations.Nullable;

/**
 * What one grading found, its texts open.
 *
 * @param second whether it is the second auditor's grading
 * @param familyWords what the family said
 * @param impact what the practice meant for the child
 */
public record FindingsRecord(
        boolean second,
        List<Found> findings,
        Map<FamilyMember, String> familyWords,
        @Nullable String impact) {

    /** One strength or area for development. */
    public record Found(
            FindingKind kind, String theme, @Nullable String text) {}

    static List<FindingsRecord> of(AuditAt audit, Texts texts) {
        List<FindingsRecord> records = new ArrayList<>();
        boolean second = false;
        for (Findings found : audit.findings()) {
            if (!found.isEmpty()) {
                records.add(of(found, second, texts));
            }
            second = true;
        }
        return records;
    }

    private static FindingsRecord of(Findings found, boolean second, Texts texts) {
        Map<FamilyMember, String> words = new EnumMap<>(FamilyMember.class);
        found.familyWords().forEach((member, said) -> words.put(member, texts.read(said)));
        return new FindingsRecord(
                second,
                found.findings().stream()
                        .map(one -> new Found(one.kind(), one.theme(), texts.readIfPresent(one.text())))
                        .toList(),
                words,
                texts.readIfPresent(found.impact()));
    }
}
