package org.caseledger.query.facts;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.caseledger.events.AuditEvent.FindingsRecorded;
import org.caseledger.events.FamilyMember;
import org.caseledger.events.Finding;
import org.caseledger.events.SealedText;
import org.jspecify.annotations.Nullable;

/** What one grading found, by all that was told of it. Its texts stay sealed: whoever shows them opens them. */
public record Findings(
        List<Finding> findings,
        Map<FamilyMember, SealedText> familyWords,
        @Nullable SealedText impact) {

    /** Of a grading that found nothing, or isn't in. */
    public static final Findings NONE = new Findings(List.of(), Map.of(), null);

    /** Whether they say nothing at all. */
    public boolean isEmpty() {
        return findings.isEmpty() && familyWords.isEmpty() && impact == null;
    }

    Findings with(FindingsRecorded more) {
        Map<FamilyMember, SealedText> words = new EnumMap<>(FamilyMember.class);
        words.putAll(familyWords);
        words.putAll(more.familyWords());
        return new Findings(
                Stream.concat(findings.stream(), more.findings().stream()).toList(),
                words,
                more.impact() == null ? impact : more.impact());
    }
}
