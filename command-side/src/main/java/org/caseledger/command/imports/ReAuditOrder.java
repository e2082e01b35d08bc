package org.caseledger.command.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The order in which a file's audits can be told: each after the audit that it follows.
 *
 * @param waves how many waves there are; the audits of one need nothing of each other
 * @param later the wave of each line that is not of the first, which is wave 0
 * @param cyclic the lines of audits that follow one another in a circle
 */
record ReAuditOrder(int waves, Map<Long, Integer> later, Set<Long> cyclic) {

    /** What decides the order about one row. */
    record Link(long line, String auditId, @Nullable String reAuditOf) {}

    static ReAuditOrder of(List<Link> audits) {
        Map<String, List<Link>> followers = new HashMap<>();
        Set<String> ids = new HashSet<>();
        audits.forEach(audit -> ids.add(audit.auditId()));
        List<Link> wave = new ArrayList<>();
        for (Link audit : audits) {
            String follows = audit.reAuditOf();
            if (follows != null && ids.contains(follows)) {
                followers.computeIfAbsent(follows, id -> new ArrayList<>()).add(audit);
            } else {
                wave.add(audit);
            }
        }
        Map<Long, Integer> later = new HashMap<>();
        int waves = 0;
        while (!wave.isEmpty()) {
            waves++;
            List<Link> next = new ArrayList<>();
            for (Link audit : wave) {
                List<Link> freed = followers.remove(audit.auditId());
                if (freed != null) {
                    next.addAll(freed);
                }
            }
            for (Link audit : next) {
                later.put(audit.line(), waves);
            }
            wave = next;
        }
        Set<Long> cyclic = new HashSet<>();
        followers.values().forEach(circle -> circle.forEach(audit -> cyclic.add(audit.line())));
        return new ReAuditOrder(waves, later, cyclic);
    }

    /** The wave of an audit that is in no circle, from 0. */
    int wave(long line) {
        return later.getOrDefault(line, 0);
    }
}
