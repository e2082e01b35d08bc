package org.caseledger.command.audit;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.caseledger.command.audit.Findings.Found;
import org.caseledger.events.FamilyMember;
import org.caseledger.events.FindingKind;
import org.jspecify.annotations.Nullable;

/**
 * Findings as they are sent after their submission.
 *
 * @param on the day on which they were told; today where left out
 * @param second whether they belong to the second auditor's grading; to the first where left out
 * @param findings strengths and areas for development, one of each kind and theme
 * @param familyWords what the family said
 * @param impact what the practice meant for the child
 */
public record FindingsBody(
        @Nullable LocalDate on,
        @Nullable Boolean second,
        @JsonSetter(contentNulls = Nulls.FAIL) @Nullable List<@Valid FindingBody> findings,
        @Nullable FamilyWordsBody familyWords,
        @Nullable String impact) {

    /**
     * A finding as it is sent.
     *
     * @param theme its name, as the council words it
     */
    public record FindingBody(
            @NotNull FindingKind kind,
            @NotBlank String theme,
            @Nullable String text) {

        Found found() {
            return new Found(kind, theme, Guards.isGiven(text) ? text : null);
        }
    }

    /** What the family said. */
    public record FamilyWordsBody(
            @Nullable String child, @Nullable String parent) {

        Map<FamilyMember, String> words() {
            Map<FamilyMember, String> words = new EnumMap<>(FamilyMember.class);
            if (child != null) {
                words.put(FamilyMember.CHILD, child);
            }
            if (parent != null) {
                words.put(FamilyMember.PARENT, parent);
            }
            return words;
        }
    }

    Findings told() {
        return told(findings, familyWords, impact);
    }

    static Findings told(
            @Nullable List<FindingBody> findings, @Nullable FamilyWordsBody familyWords, @Nullable String impact) {
        return new Findings(
                findings == null
                        ? List.of()
                        : findings.stream().map(FindingBody::found).toList(),
                familyWords == null ? Map.of() : familyWords.words(),
                impact);
    }
}
