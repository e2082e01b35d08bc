package org.caseledger.query.subjectaccess;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts other names in the place of everybody else's references: one for each person and file. What somebody wrote is left as
 * it is; who hands the file out reads that first.
 */
final class Pseudonyms {

    private static final Set<String> COLLEAGUES = Set.of(
            "auditor",
            "secondAuditor",
            "practitioner",
            "moderator",
            "owner",
            "onBehalfOf",
            "exemptionApprover",
            "approver");
    private static final String CHILD = "childRef";

    private final String subject;
    private final Map<String, String> colleagues = new HashMap<>();
    private final Map<String, String> children = new HashMap<>();

    /** @param subject whose own reference stays */
    Pseudonyms(String subject) {
        this.subject = subject;
    }

    /** Changes a record in its place. */
    void hide(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.propertyNames().stream().toList().forEach(name -> hide(object, name));
            hideChange(object);
        } else {
            node.forEach(this::hide);
        }
    }

    private void hide(ObjectNode object, String name) {
        JsonNode value = object.get(name);
        if (!value.isString()) {
            if (name.equals("actor") && value instanceof ObjectNode actor) {
                actor.put("id", colleague(actor.get("id").asString()));
            }
            hide(value);
        } else if (COLLEAGUES.contains(name) || name.equals("actor")) {
            object.put(name, colleague(value.asString()));
        } else if (name.equals(CHILD)) {
            object.put(name, child(value.asString()));
        }
    }

    /** A change names the field that it is of. */
    private void hideChange(ObjectNode change) {
        if (!change.has("field")) {
            return;
        }
        String field = change.get("field").asString();
        for (String end : new String[] {"from", "to"}) {
            JsonNode value = change.get(end);
            if (value != null && value.isString()) {
                if (COLLEAGUES.contains(field)) {
                    change.put(end, colleague(value.asString()));
                } else if (field.equals(CHILD)) {
                    change.put(end, child(value.asString()));
                }
            }
        }
    }

    String colleague(String reference) {
        return other(reference, "Colleague ", colleagues);
    }

    String child(String reference) {
        return other(reference, "Child ", children);
    }

    private String other(String reference, String kind, Map<String, String> known) {
        return reference.equals(subject)
                ? reference
                : known.computeIfAbsent(reference, unknown -> kind + (known.size() + 1));
    }
}
