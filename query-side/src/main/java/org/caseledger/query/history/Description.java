package org.caseledger.query.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.AuditEvent.AuditExempted;
import org.caseledger.events.AuditEvent.GradeModerated;
import org.caseledger.events.ExemptionGround;
import org.caseledger.events.FamilyMember;
import org.caseledger.events.Finding;
import org.caseledger.events.Participant;
import org.caseledger.events.SealedText;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.facts.Findings;
import org.caseledger.query.history.HistoryEntry.FieldChange;
import org.jspecify.annotations.Nullable;

/**
 * An audit in words, field by field. What an event changed is the difference between the description before and after,
 * so that no event can change something which the history doesn't tell.
 *
 * @param fields what is said of the audit
 * @param texts what was found, by kind and theme, sealed: only what changed is opened
 * @param domains the grades of its domains, apart since a council may name a domain as it likes
 */
record Description(Map<String, String> fields, Map<String, SealedText> texts, Map<String, String> domains) {

    /** Of an audit that has not been allocated, nothing can be said. */
    static final Description NOTHING = new Description(Map.of(), Map.of(), Map.of());

    static Description of(AuditAt audit) {
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, SealedText> texts = new LinkedHashMap<>();
        Map<String, String> domains = new LinkedHashMap<>();
        describe(audit.allocation(), fields);
        put(fields, "status", status(audit));
        describe(audit.exemption(), fields);
        put(fields, "late", audit.late() ? true : null);
        put(fields, "overall", audit.grade());
        describe(audit.moderation(), audit, fields);
        if (audit.looped()) {
            describeBoth(audit, fields, domains);
        }
        domains.putAll(audit.domains());
        describeAnswers(audit, fields);
        describe(audit.findings().getFirst(), "", fields, texts);
        describe(audit.findings().getLast(), " (second auditor)", fields, texts);
        put(fields, "reflectionReturnedOn", audit.reflectedOn());
        put(fields, "uploadedOn", audit.uploadedOn());
        put(fields, "followedUpOn", audit.followedUpOn());
        audit.concernSteps().forEach((step, day) -> put(fields, "concern." + camelCase(step), day));
        return new Description(fields, texts, domains);
    }

    private static void describe(AuditAllocated allocation, Map<String, String> fields) {
        put(fields, "round", allocation.round());
        put(fields, "programme", allocation.programme());
        put(fields, "kind", allocation.kind());
        put(fields, "childRef", allocation.childRef());
        put(fields, "cohort", allocation.cohort());
        put(fields, "area", allocation.area());
        put(fields, "team", allocation.team());
        put(fields, "theme", allocation.theme());
        put(fields, "practitioner", allocation.practitioner());
        put(fields, "auditor", allocation.auditor());
        put(fields, "secondAuditor", allocation.secondAuditor());
        put(fields, "reAuditOf", allocation.reAuditOf());
        put(fields, "frameworkVersion", allocation.frameworkVersion());
        put(fields, "dueOn", allocation.dueOn());
    }

    private static String status(AuditAt audit) {
        if (audit.cancelled()) {
            return "cancelled";
        }
        if (audit.exempted()) {
            return "exempted";
        }
        if (audit.rejected()) {
            return "rejected";
        }
        if (audit.completed()) {
            return "completed";
        }
        if (audit.returned()) {
            return "returned";
        }
        return audit.notReturned() ? "not returned" : "allocated";
    }

    private static void describe(@Nullable AuditExempted exemption, Map<String, String> fields) {
        if (exemption != null && exemption.ground() != ExemptionGround.UNSTATED) {
            put(fields, "exemptionGround", exemption.ground());
            put(fields, "exemptionApprover", exemption.approver());
        }
    }

    private static void describe(@Nullable GradeModerated moderation, AuditAt audit, Map<String, String> fields) {
        if (moderation != null) {
            put(fields, "moderator", moderation.moderator());
            put(fields, "moderation", audit.outcome());
            put(fields, "moderationSampling", moderation.sampling());
        }
    }

    private static void describeBoth(AuditAt audit, Map<String, String> fields, Map<String, String> domains) {
        put(fields, "firstOverall", audit.first().overall());
        put(fields, "secondOverall", audit.second().overall());
        audit.first().domains().forEach((domain, grade) -> domains.put(domain + " (first auditor)", grade));
        audit.second().domains().forEach((domain, grade) -> domains.put(domain + " (second auditor)", grade));
    }

    private static void describeAnswers(AuditAt audit, Map<String, String> fields) {
        if (audit.flagged()) {
            put(fields, "atRiskOfInadequate", true);
        }
        for (Participant participant : Participant.values()) {
            put(fields, "participation." + camelCase(participant), audit.views(participant));
        }
        for (FamilyMember member : FamilyMember.values()) {
            put(fields, "feedback." + camelCase(member), audit.feedback(member));
        }
    }

    /** A finding without a text says by its theme all that it says. */
    private static void describe(
            Findings findings, String whose, Map<String, String> fields, Map<String, SealedText> texts) {
        for (Finding finding : findings.findings()) {
            String name = camelCase(finding.kind()) + "." + finding.theme() + whose;
            SealedText text = finding.text();
            if (text == null) {
                put(fields, name, "found");
            } else {
                texts.put(name, text);
            }
        }
        findings.familyWords().forEach((member, words) -> texts.put("familyWords." + camelCase(member) + whose, words));
        if (findings.impact() != null) {
            texts.put("impact" + whose, findings.impact());
        }
    }

    private static void put(Map<String, String> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value.toString());
        }
    }

    private static String camelCase(Enum<?> constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.name().toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }

    /**
     * What is said otherwise than before.
     *
     * @param opener opens a sealed text, or says that it was erased
     */
    List<FieldChange> since(Description before, Function<SealedText, String> opener) {
        List<FieldChange> changes = new ArrayList<>();
        addChanges(before.fields, fields, Function.identity(), changes);
        addChanges(before.texts, texts, opener, changes);
        addChanges(before.domains, domains, Function.identity(), changes);
        return changes;
    }

    private static <T> void addChanges(
            Map<String, T> before, Map<String, T> after, Function<T, String> inWords, List<FieldChange> changes) {
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        for (String name : names) {
            T from = before.get(name);
            T to = after.get(name);
            if (!Objects.equals(from, to)) {
                changes.add(new FieldChange(
                        name, from == null ? null : inWords.apply(from), to == null ? null : inWords.apply(to)));
            }
        }
    }
}
