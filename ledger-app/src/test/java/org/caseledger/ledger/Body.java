package org.caseledger.ledger;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bodies of commands, good unless a test spoils them. */
public final class Body {

    /** After every report of the demo council, so that no test of it sees what the others do. */
    public static final String ALLOCATED_ON = "2024-03-01";

    public static final String SUBMITTED_ON = "2024-03-10";
    public static final String MODERATED_ON = "2024-03-20";
    public static final String DUE_ON = "2024-03-28";

    private Body() {}

    /** An allocation to {@code auditor.one}. */
    public static Map<String, Object> allocation(String authority, String auditId) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("auditId", auditId);
        body.put("authority", authority);
        body.put("round", "2024-03");
        body.put("programme", "Fostering");
        body.put("kind", "CORE");
        body.put("childRef", "child-of-" + auditId);
        body.put("cohort", "CIC");
        body.put("area", "East");
        body.put("team", "E1");
        body.put("auditor", "auditor.one");
        body.put("allocatedOn", ALLOCATED_ON);
        body.put("dueOn", DUE_ON);
        return body;
    }

    /** The same to two auditors, who grade blind. */
    static Map<String, Object> loopedAllocation(String authority, String auditId) {
        return with(with(allocation(authority, auditId), "kind", "LOOPED"), "secondAuditor", "auditor.two");
    }

    public static Map<String, Object> grade(String on, String overall) {
        return map("on", on, "overall", overall, "rationale", "What the file shows");
    }

    public static Map<String, Object> on(String day) {
        return map("on", day);
    }

    public static Map<String, Object> action(String actionId) {
        return map(
                "actionId", actionId, "description", "Mend the plan", "raisedOn", MODERATED_ON, "dueOn", "2024-04-20");
    }

    static Map<String, Object> escalation(String authority, String escalationId) {
        return map(
                "escalationId",
                escalationId,
                "authority",
                authority,
                "raisedBy",
                "IRO",
                "category",
                "PROCESS",
                "raisedOn",
                SUBMITTED_ON);
    }

    static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    /** A copy with another value. */
    static Map<String, Object> with(Map<String, Object> body, String name, @Nullable Object value) {
        Map<String, Object> spoilt = new LinkedHashMap<>(body);
        if (value == null) {
            spoilt.remove(name);
        } else {
            spoilt.put(name, value);
        }
        return spoilt;
    }

    /** A copy without a field. */
    static Map<String, Object> without(Map<String, Object> body, String name) {
        return with(body, name, null);
    }

    /** The UK's calendar day. */
    static LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/London"));
    }

    /** A table of a file: its header and its lines. */
    static String csv(String header, List<String> lines) {
        return header + "\n" + String.join("\n", lines) + "\n";
    }
}
