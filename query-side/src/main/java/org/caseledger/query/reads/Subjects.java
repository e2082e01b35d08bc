package org.caseledger.query.reads;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.caseledger.query.facts.ActionFacts;
import org.caseledger.query.facts.AuditFacts;
import org.caseledger.query.facts.EscalationFacts;
import org.caseledger.query.facts.Facts;
import org.jspecify.annotations.Nullable;

/** Whose data a look shows, as the ledger knows it at that moment. */
final class Subjects {

    /** What a look is at; absent where it is at many, or at nothing that the ledger knows. */
    record Subject(
            @Nullable String authority,
            @Nullable String auditId,
            @Nullable String reference) {}

    /** The parameters that name somebody. */
    private static final List<String> PERSONS = List.of("childRef", "person", "subject");

    private final Facts facts;

    Subjects(Facts facts) {
        this.facts = facts;
    }

    /**
     * What a request looks at.
     *
     * @param names what its address names
     * @param query its parameters, one value each
     */
    Subject of(Map<String, String> names, Map<String, String> query) {
        String auditId = names.get("auditId");
        if (auditId != null) {
            return ofAudit(auditId);
        }
        String actionId = names.get("actionId");
        if (actionId != null) {
            ActionFacts action = facts.action(actionId);
            return action == null
                    ? new Subject(null, null, null)
                    : ofAudit(action.raised().auditId());
        }
        String escalationId = names.get("escalationId");
        if (escalationId != null) {
            EscalationFacts escalation = facts.escalation(escalationId);
            return escalation == null
                    ? new Subject(null, null, null)
                    : new Subject(
                            escalation.raised().authority(),
                            null,
                            escalation.raised().childRef());
        }
        String subject = names.get("subject");
        if (subject != null) {
            return ofDataSubject(subject);
        }
        return new Subject(
                names.getOrDefault("authority", query.get("authority")),
                query.get("audit"),
                PERSONS.stream()
                        .map(query::get)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }

    /** A child is named with their authority, {@code child:AUTHORITY:REFERENCE}; others by a reference alone. */
    private static Subject ofDataSubject(String name) {
        String[] parts = name.split(":", 3);
        return parts.length == 3
                ? new Subject(parts[1], null, parts[2])
                : new Subject(null, null, parts[parts.length - 1]);
    }

    private Subject ofAudit(String auditId) {
        AuditFacts audit = facts.audit(auditId);
        return audit == null
                ? new Subject(null, auditId, null)
                : new Subject(
                        audit.allocation().authority(),
                        auditId,
                        audit.allocation().childRef());
    }
}
