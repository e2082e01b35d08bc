package org.caseledger.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One command of the hammer.
 *
 * @param mark a text that this command alone puts into the ledger
 * @param target the audit or action whose version the answer tells
 * @param key its idempotency key
 * @param expected the version in its {@code If-Match}
 */
record Blow(
        String user,
        String path,
        Map<String, Object> body,
        String mark,
        String target,
        @Nullable String key,
        @Nullable String expected) {

    private static final String DAY = Body.MODERATED_ON;
    private static final List<String> GRADES = List.of("Outstanding", "Good", "Requires Improvement", "Inadequate");

    /** Any command about an audit, sensible or not. */
    static Blow about(String audit, String mark, Random random) {
        String grade = GRADES.get(random.nextInt(GRADES.size()));
        String path = "/api/v1/audits/" + audit;
        String lead = "qa.lead";
        return switch (random.nextInt(9)) {
            case 0, 1 -> at(lead, path + "/grade", mark, audit, "overall", grade, "rationale", mark);
            case 2 -> at(lead, path + "/amendment", mark, audit, "overall", grade, "reason", mark);
            case 3, 4 ->
                at(
                        random.nextBoolean() ? "moderator.one" : lead,
                        path + "/moderation",
                        mark,
                        audit,
                        "overall",
                        grade,
                        "rationale",
                        mark);
            case 5 -> at(lead, path + "/rejection", mark, audit, "reason", mark);
            case 6 -> at("manager.one", path + "/reflection", mark, audit, "text", mark);
            case 7 -> {
                Map<String, Object> correction = Body.map(
                        "field",
                        "cohort",
                        "value",
                        "C" + random.nextInt(4),
                        "reason",
                        mark,
                        "approver",
                        "director.one");
                yield new Blow(lead, path + "/correction", correction, mark, audit, null, null);
            }
            default -> action(audit, mark, random);
        };
    }

    /** Of a few actions, so that they are raised, completed and reopened by many at once. */
    private static Blow action(String audit, String mark, Random random) {
        String action = audit + "-ACT-" + random.nextInt(2);
        String path = "/api/v1/actions/" + action;
        return switch (random.nextInt(4)) {
            case 0 ->
                new Blow(
                        "qa.lead",
                        "/api/v1/audits/" + audit + "/actions",
                        Body.with(Body.action(action), "description", mark),
                        mark,
                        audit,
                        null,
                        null);
            case 1 -> at("manager.one", path + "/completion", mark, action, "note", mark);
            case 2 -> at("manager.one", path + "/reopening", mark, action, "reason", mark);
            default ->
                at("director.one", path + "/extension", mark, action, "dueOn", "2024-05-" + (10 + random.nextInt(20)));
        };
    }

    private static Blow at(String user, String path, String mark, String target, Object... more) {
        Map<String, Object> body = new LinkedHashMap<>(Body.on(DAY));
        body.putAll(Body.map(more));
        return new Blow(user, path, body, mark, target, null, null);
    }

    Blow keyed(@Nullable String otherKey) {
        return new Blow(user, path, body, mark, target, otherKey, expected);
    }

    Blow expecting(@Nullable String version) {
        return new Blow(user, path, body, mark, target, key, version);
    }

    /** The id of the action that it raises. It is answered with the version of the audit, which it leaves as it is. */
    Optional<String> raises() {
        return Optional.ofNullable(body.get("actionId")).map(String::valueOf);
    }

    /** Whether it changes an action, not the audit. */
    boolean ofAction() {
        return raises().isPresent() || target.contains("-ACT-");
    }

    Reply send(DemoLedger ledger) {
        List<String> headers = new ArrayList<>();
        if (key != null) {
            headers.addAll(List.of("Idempotency-Key", key));
        }
        if (expected != null) {
            headers.addAll(List.of("If-Match", expected));
        }
        return ledger.as(user).post(path, body, headers.toArray(String[]::new));
    }
}
