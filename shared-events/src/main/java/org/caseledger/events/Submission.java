package org.caseledger.events;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What one auditor says of a file.
 *
 * @param overall a grade of the framework's scale; absent only for an ungraded observation
 * @param domains grades by domain, some or all of the framework's; {@link Framework#NOT_APPLICABLE} allowed
 * @param participation whose views the audit recorded
 * @param feedback what the family's feedback was, where there is some
 * @param atRisk a second-lowest grade that could become the lowest
 */
public record Submission(
        @Nullable String overall,
        SortedMap<String, String> domains,
        @Nullable SealedText rationale,
        Map<Participant, ViewsRecorded> participation,
        Map<FamilyMember, Sentiment> feedback,
        boolean atRisk) {

    public Submission {
        domains = ByDomain.copy(domains);
        participation = inOrder(Participant.class, participation);
        feedback = inOrder(FamilyMember.class, feedback);
    }

    static <K extends Enum<K>, V> Map<K, V> inOrder(Class<K> type, Map<K, V> values) {
        EnumMap<K, V> ordered = new EnumMap<>(type);
        ordered.putAll(values);
        return Collections.unmodifiableMap(ordered);
    }
}
