package org.caseledger.command.audit;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.caseledger.events.FamilyMember;
import org.caseledger.events.FindingKind;
import org.jspecify.annotations.Nullable;

/**
 * What an auditor found beside the grades, texts still readable.
 *
 * @param familyWords what the family said; nobody's where they said nothing
 * @param impact what the practice meant for the child
 */
public record Findings(
        List<Found> findings,
        Map<FamilyMember, String> familyWords,
        @Nullable String impact) {

    /** Nothing was found, or nobody said. */
    public static final Findings NONE = new Findings(List.of(), Map.of(), null);

    /** One strength or area for development. */
    public record Found(
            FindingKind kind, String theme, @Nullable String text) {}

    public Findings {
        findings = List.copyOf(findings);
        familyWords = said(familyWords);
        impact = Guards.isGiven(impact) ? impact : null;
    }

    /** Whether they say nothing at all. */
    boolean isEmpty() {
        return findings.isEmpty() && familyWords.isEmpty() && impact == null;
    }

    private static Map<FamilyMember, String> said(Map<FamilyMember, String> words) {
        Map<FamilyMember, String> said = new EnumMap<>(FamilyMember.class);
        said.putAll(words);
        said.values().removeIf(String::isBlank);
        return said;
    }
}
