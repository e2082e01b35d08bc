package org.caseledger.query.themes;

import java.util.LinkedHashSet;
import java.util.Set;
import org.caseledger.events.Finding;
import org.caseledger.events.FindingKind;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.facts.Findings;

/** What was found about which theme, whatever the text says. */
record Named(FindingKind kind, String theme) {

    /** What an audit found, by either of a looped audit's auditors. */
    static Set<Named> in(AuditAt audit) {
        Set<Named> named = new LinkedHashSet<>();
        for (Findings grading : audit.findings()) {
            for (Finding finding : grading.findings()) {
                named.add(new Named(finding.kind(), finding.theme()));
            }
        }
        return named;
    }
}
