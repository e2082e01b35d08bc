package org.caseledger.query.evidence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.caseledger.query.facts.AuditFacts;
import org.caseledger.query.facts.Known;

/** What belongs to one audit's evidence: itself, those before and after it in its chain of re-audits, and their actions. */
final class Related {

    private final Known known;

    Related(Known known) {
        this.known = known;
    }

    /** The audits of the chain, the one asked for first. */
    List<AuditFacts> audits(AuditFacts audit) {
        List<AuditFacts> all = new ArrayList<>();
        known.audits(audit.allocation().authority(), null, null, all::add);
        Set<String> chain = new LinkedHashSet<>();
        chain.add(audit.id());
        boolean grown = true;
        while (grown) {
            grown = false;
            for (AuditFacts each : all) {
                String follows = each.allocation().reAuditOf();
                if (follows != null && chain.contains(each.id())) {
                    grown |= chain.add(follows);
                }
                if (follows != null && chain.contains(follows)) {
                    grown |= chain.add(each.id());
                }
            }
        }
        List<AuditFacts> found = new ArrayList<>();
        for (String id : chain) {
            AuditFacts facts = known.audit(id);
            if (facts != null) {
                found.add(facts);
            }
        }
        return found;
    }

    /** The aggregates' ids, as they are stored. */
    List<String> aggregates(List<AuditFacts> audits) {
        List<String> ids = new ArrayList<>();
        for (AuditFacts audit : audits) {
            ids.add("audit:" + audit.id());
            known.actionsOf(audit.id())
                    .forEach(action -> ids.add("action:" + action.raised().actionId()));
        }
        return ids;
    }
}
