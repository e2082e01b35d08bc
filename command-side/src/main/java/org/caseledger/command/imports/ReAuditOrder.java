package org.caseledger.command.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseledger.command.audit.ImportAudit;

/**
 * The order in which a file's audits can be told: each after the audit that it follows.
 *
 * @param waves audits that need nothing of each other, wave by wave
 * @param cyclic audits that follow one another in a circle
 */
record ReAuditOrder(List<List<Line<ImportAudit>>> waves, List<Line<ImportAudit>> cyclic) {

    static ReAuditOrder of(List<Line<ImportAudit>> audits) {
        Map<String, List<Line<ImportAudit>>> followers = new HashMap<>();
        Set<String> ids = new HashSet<>();
        audits.forEach(audit -> ids.add(audit.command().auditId()));
        List<Line<ImportAudit>> wave = new ArrayList<>();
        for (Line<ImportAudit> audit : audits) {
            String follows = audit.command().reAuditOf();
            if (follows != null && ids.contains(follows)) {
                followers.computeIfAbsent(follows, id -> new ArrayList<>()).add(audit);
            } else {
                wave.add(audit);
            }
        }
        List<List<Line<ImportAudit>>> waves = new ArrayList<>();
        while (!wave.isEmpty()) {
            waves.add(wave);
            List<Line<ImportAudit>> next = new ArrayList<>();
            wave.forEach(audit -> {
                List<Line<ImportAudit>> freed = followers.remove(audit.command().auditId());
                if (freed != null) {
                    next.addAll(freed);
                }
            });
            wave = next;
        }
        return new ReAuditOrder(
                waves, followers.values().stream().flatMap(List::stream).toList());
    }
}
