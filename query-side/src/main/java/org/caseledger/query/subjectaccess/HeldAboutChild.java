package org.caseledger.query.subjectaccess;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Known;
import org.caseledger.query.lookup.ActionRecord;
import org.caseledger.query.lookup.AuditRecord;
import org.caseledger.query.lookup.ConcernRecord;
import org.caseledger.query.lookup.EscalationRecord;
import org.caseledger.query.lookup.Lookups;
import org.caseledger.query.subjectaccess.Subject.Child;
import tools.jackson.databind.json.JsonMapper;

/** What the ledger holds about a child, its texts opened; what was erased reads so. */
final class HeldAboutChild {

    private final Facts facts;
    private final Lookups lookups;
    private final JsonMapper json;

    HeldAboutChild(Facts facts, Lookups lookups, JsonMapper json) {
        this.facts = facts;
        this.lookups = lookups;
        this.json = json;
    }

    /** @param reader who asks for it */
    List<Section> sections(Child child, String reader) {
        Known known = facts.known(Long.MAX_VALUE);
        List<String> audits = new ArrayList<>();
        known.audits(child.authority(), null, null, audit -> {
            if (child.childRef().equals(audit.allocation().childRef())) {
                audits.add(audit.id());
            }
        });
        List<String> escalations = new ArrayList<>();
        known.escalations(child.authority(), escalation -> {
            if (child.childRef().equals(escalation.raised().childRef())) {
                escalations.add(escalation.id());
            }
        });
        return List.of(
                Section.of("audits", AuditRecord.class, audits.stream().map(id -> lookups.audit(id, reader)), json),
                Section.of(
                        "history",
                        HeldEntry.class,
                        audits.stream().flatMap(id -> HeldEntry.of(lookups, id, reader)),
                        json),
                Section.of(
                        "actions",
                        ActionRecord.class,
                        audits.stream().flatMap(id -> lookups.actionsOf(id).stream()),
                        json),
                Section.of(
                        "concerns",
                        ConcernRecord.class,
                        audits.stream()
                                .map(id -> lookups.concernIfAny(id, reader))
                                .filter(Objects::nonNull),
                        json),
                Section.of(
                        "escalations",
                        EscalationRecord.class,
                        escalations.stream().map(lookups::escalation),
                        json));
    }
}
