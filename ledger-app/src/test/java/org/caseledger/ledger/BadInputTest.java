package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.ledger.Body.action;
import static org.caseledger.ledger.Body.allocation;
import static org.caseledger.ledger.Body.escalation;
import static org.caseledger.ledger.Body.grade;
import static org.caseledger.ledger.Body.map;
import static org.caseledger.ledger.Body.on;
import static org.caseledger.ledger.Body.with;
import static org.caseledger.ledger.Body.without;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each gets the right status, a stable code and a message that says what to do; the ledger does not move. */
@Order(2)
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(DemoLedger.Shared.class)
@DisplayName("What can't be read, can't be or may not be")
class BadInputTest {

    private static final String HERE = "E10000101";
    private static final String ELSEWHERE = "E10000102";

    /** Allocated to auditor.one, nothing else. */
    private static final String OPEN = "/api/v1/audits/BAD-OPEN";

    /** Submitted by auditor.one at Good. */
    private static final String SUBMITTED = "/api/v1/audits/BAD-SUBMITTED";

    private static final Map<String, Object> NEW = allocation(HERE, "BAD-NEW");
    private static final Map<String, Object> GOOD = grade(Body.SUBMITTED_ON, "Good");
    private static final int FIFTY_MB = 50 * 1024 * 1024;

    private final DemoLedger ledger;

    BadInputTest(DemoLedger ledger) {
        this.ledger = ledger;
    }

    /** Sends something to a ledger. */
    private interface Sending {
        Reply to(DemoLedger ledger);
    }

    /**
     * Something bad.
     *
     * @param field the field that is to blame; empty where no single one is
     * @param says part of the message
     */
    record Bad(String what, Sending sending, int status, String code, String field, String says) {

        Bad blames(String blamed) {
            return new Bad(what, sending, status, code, blamed, says);
        }

        Bad saying(String words) {
            return new Bad(what, sending, status, code, field, words);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    @BeforeAll
    void allocateAudits() {
        Caller lead = ledger.as("qa.lead");
        lead.post("/api/v1/audits", allocation(HERE, "BAD-OPEN")).accepted();
        lead.post("/api/v1/audits", allocation(HERE, "BAD-SUBMITTED")).accepted();
        ledger.as("auditor.one").post(SUBMITTED + "/grade", GOOD).accepted();
        lead.post("/api/v1/audits", with(allocation(HERE, "BAD-MINE"), "auditor", "moderator.one"))
                .accepted();
        ledger.as("moderator.one").post("/api/v1/audits/BAD-MINE/grade", GOOD).accepted();
        lead.post("/api/v1/audits", Body.loopedAllocation(HERE, "BAD-LOOPED")).accepted();
        lead.post("/api/v1/audits", allocation(HERE, "BAD-EXEMPT")).accepted();
        ledger.as("director.one")
                .post("/api/v1/audits/BAD-EXEMPT/exemption", on(Body.SUBMITTED_ON))
                .accepted();
        lead.post("/api/v1/audits", allocation(ELSEWHERE, "BAD-ELSEWHERE")).accepted();
        lead.post(SUBMITTED + "/actions", action("BAD-ACTION")).accepted();
        lead.post("/api/v1/escalations", escalation(HERE, "BAD-ESCALATION")).accepted();
    }

    static Stream<Bad> rules() {
        Map<String, Object> downgrade = grade(Body.MODERATED_ON, "Inadequate");
        return Stream.of(
                new Sent(
                                "a moderator who graded the audit",
                                "moderator.one",
                                "/api/v1/audits/BAD-MINE/moderation",
                                downgrade)
                        .refused(409, "moderator-graded-audit")
                        .saying("somebody else must"),
                lead(SUBMITTED + "/grade", GOOD)
                        .called("a second submission without a rejection between")
                        .refused(409, "already-submitted")
                        .saying("only after a rejection"),
                lead(OPEN + "/moderation", downgrade)
                        .called("a moderation of what was not submitted")
                        .refused(409, "not-submitted"),
                lead("/api/v1/audits/BAD-EXEMPT/moderation", downgrade)
                        .called("a moderation of an exempted audit")
                        .refused(409, "audit-exempted"),
                lead("/api/v1/audits/BAD-LOOPED/moderation", downgrade)
                        .called("a moderation of a looped audit without grades")
                        .refused(409, "not-submitted"),
                lead(OPEN + "/rejection", on(Body.SUBMITTED_ON))
                        .called("a rejection of nothing")
                        .refused(409, "not-submitted"),
                lead("/api/v1/audits", with(with(NEW, "reAuditOf", "BAD-NEW"), "kind", "RE_AUDIT"))
                        .called("a re-audit that follows itself")
                        .refused(409, "re-audit-cycle")
                        .blames("reAuditOf")
                        .saying("name the audit before it"),
                lead("/api/v1/audits", with(NEW, "reAuditOf", "BAD-OPEN"))
                        .called("a re-audit of another child")
                        .refused(409, "re-audit-of-another-child")
                        .blames("reAuditOf"),
                lead("/api/v1/audits", with(NEW, "secondAuditor", "auditor.one"))
                        .called("a second auditor who is the first")
                        .refused(409, "second-auditor-is-first")
                        .blames("secondAuditor"),
                lead("/api/v1/audits", allocation(HERE, "BAD-ELSEWHERE"))
                        .called("an id that another authority has taken")
                        .refused(409, "audit-exists")
                        .blames("auditId")
                        .saying("choose another"),
                lead(SUBMITTED + "/actions", action("BAD-ACTION"))
                        .called("an action's id that is taken")
                        .refused(409, "action-exists")
                        .blames("actionId"),
                lead("/api/v1/concerns/BAD-SUBMITTED/review", on(Body.SUBMITTED_ON))
                        .called("a step of a concern that there is not")
                        .refused(409, "no-concern"),
                lead("/api/v1/actions/BAD-ACTION/reopening", on(Body.MODERATED_ON))
                        .called("a reopening of what is open")
                        .refused(409, "action-not-completed"));
    }

    static Stream<Bad> values() {
        String tomorrow = Body.today().plusDays(1).toString();
        return Stream.of(
                invalid("a grade outside the scale", OPEN + "/grade", grade(Body.SUBMITTED_ON, "Excellent"))
                        .blames("overall")
                        .saying("give one of [Outstanding, Good, Requires Improvement, Inadequate]"),
                invalid("a grade that is missing", OPEN + "/grade", on(Body.SUBMITTED_ON))
                        .blames("overall")
                        .saying("give one of"),
                invalid("an unknown domain", OPEN + "/grade", with(GOOD, "domains", map("Weather", "Good")))
                        .blames("domains"),
                invalid("a domain's grade outside", OPEN + "/grade", with(GOOD, "domains", map("Supervision", "A")))
                        .blames("domains.Supervision"),
                invalid("a day in the future", OPEN + "/grade", with(GOOD, "on", tomorrow))
                        .blames("on")
                        .saying("lies in the future"),
                invalid("a day before the allocation", OPEN + "/grade", with(GOOD, "on", "2024-02-29"))
                        .blames("on")
                        .saying("lies before the allocation"),
                invalid("the beginning of time", OPEN + "/grade", with(GOOD, "on", "-9999-01-01"))
                        .blames("on"),
                invalid("a moderation before the grading", SUBMITTED + "/moderation", grade("2024-03-09", "Good"))
                        .blames("on"),
                invalid("a change without a reason", SUBMITTED + "/moderation", map("overall", "Inadequate"))
                        .blames("rationale")
                        .saying("say why the grade changes"),
                invalid("a text too long", OPEN + "/grade", with(GOOD, "rationale", "x".repeat(10_001)))
                        .blames("rationale"),
                invalid("an allocation in the future", "/api/v1/audits", with(NEW, "allocatedOn", tomorrow))
                        .blames("allocatedOn"),
                invalid("a due day before it", "/api/v1/audits", with(NEW, "dueOn", "2024-02-29"))
                        .blames("dueOn"),
                invalid("an authority that is no code", "/api/v1/audits", with(NEW, "authority", "Gloucester"))
                        .blames("authority")
                        .saying("E10000013"),
                invalid("a looped audit with one auditor", "/api/v1/audits", with(NEW, "kind", "LOOPED"))
                        .blames("secondAuditor"),
                invalid("a re-audit of nothing", "/api/v1/audits", with(NEW, "kind", "RE_AUDIT"))
                        .blames("reAuditOf"),
                invalid("a re-audit of an unknown audit", "/api/v1/audits", with(NEW, "reAuditOf", "BAD-NOWHERE"))
                        .blames("reAuditOf"),
                invalid("a re-audit of elsewhere", "/api/v1/audits", with(NEW, "reAuditOf", "BAD-ELSEWHERE"))
                        .blames("reAuditOf")
                        .saying("another authority"),
                invalid("an id too long", "/api/v1/audits", with(NEW, "auditId", "x".repeat(201)))
                        .blames("auditId"),
                invalid("a control character", "/api/v1/audits", with(NEW, "team", "E\n1"))
                        .blames("team"),
                invalid("an action due before it", OPEN + "/actions", with(action("BAD-NEW"), "dueOn", "2024-03-19"))
                        .blames("dueOn"),
                invalid("an action before the audit", OPEN + "/actions", with(action("B"), "raisedOn", "2024-02-01"))
                        .blames("raisedOn"),
                invalid("a completion before the raising", "/api/v1/actions/BAD-ACTION/completion", on("2024-03-19"))
                        .blames("on"),
                invalid("an extension to before it", "/api/v1/actions/BAD-ACTION/extension", map("dueOn", "2024-03-19"))
                        .blames("dueOn"),
                invalid("a fifth stage", "/api/v1/escalations/BAD-ESCALATION/stage", map("stage", 5))
                        .blames("stage")
                        .saying("must be 2 or 3"),
                invalid("a scale of one grade", "/api/v1/frameworks", framework(List.of("Fine"), List.of()))
                        .blames("grades"),
                invalid("a target of 101 %", "/api/v1/frameworks", with(usual(), "completionTarget", 101))
                        .blames("completionTarget"));
    }

    static Stream<Bad> malformed() {
        return Stream.of(
                raw("broken JSON", OPEN + "/grade", "{\"on\":\"2024-03-10\",").saying("not well-formed JSON: line 1"),
                raw("no body", OPEN + "/grade", ""),
                raw("a body that is null", OPEN + "/grade", "null"),
                raw("a list", OPEN + "/grade", "[]"),
                raw("a text", OPEN + "/grade", "\"Good\""),
                raw("two bodies", OPEN + "/grade", "{} {}"),
                halved("half a character in an id", "/api/v1/audits", with(NEW, "auditId", "BAD-HALF"))
                        .blames("auditId"),
                halved("half a character in a map", OPEN + "/grade", with(GOOD, "domains", Map.of("HALF", "Good")))
                        .saying("not well-formed"),
                halved(
                                "half a character in a map's text",
                                OPEN + "/grade",
                                with(GOOD, "domains", Map.of("Supervision", "HALF")))
                        .blames("domains.Supervision"),
                malformed("a number for a day", OPEN + "/grade", with(GOOD, "on", 5))
                        .blames("on"),
                malformed("a day that there is not", OPEN + "/grade", with(GOOD, "on", "2024-02-30"))
                        .blames("on"),
                malformed("a day in another form", OPEN + "/grade", with(GOOD, "on", "14/08/2019"))
                        .blames("on"),
                malformed("a number for a grade", OPEN + "/grade", with(GOOD, "overall", 3))
                        .blames("overall"),
                malformed("an object for a grade", OPEN + "/grade", with(GOOD, "overall", Map.of("is", "Good")))
                        .blames("overall"),
                malformed("a text for domains", OPEN + "/grade", with(GOOD, "domains", "Good"))
                        .blames("domains"),
                malformed("a text for yes or no", OPEN + "/grade", with(GOOD, "atRiskOfInadequate", "perhaps"))
                        .blames("atRiskOfInadequate"),
                malformed("an unknown field", OPEN + "/grade", with(GOOD, "mood", "fine"))
                        .blames("mood")
                        .saying("the fields are"),
                malformed(
                                "an unknown participant",
                                OPEN + "/grade",
                                with(GOOD, "participation", Map.of("neighbour", "yes")))
                        .blames("participation.neighbour"),
                malformed(
                                "a participation of perhaps",
                                OPEN + "/grade",
                                with(GOOD, "participation", Map.of("child", "p")))
                        .blames("participation.child"),
                malformed("an unknown sentiment", OPEN + "/grade", with(GOOD, "feedback", Map.of("child", "FINE")))
                        .blames("feedback.child")
                        .saying("POSITIVE"),
                malformed(
                                "a domain without a grade",
                                OPEN + "/grade",
                                with(GOOD, "domains", Collections.singletonMap("Supervision", null)))
                        .blames("domains.Supervision"),
                malformed("an unknown kind", "/api/v1/audits", with(NEW, "kind", "SURPRISE"))
                        .blames("kind")
                        .saying("RE_AUDIT"),
                malformed("a missing auditor", "/api/v1/audits", without(NEW, "auditor"))
                        .blames("auditor"),
                malformed("a missing round", "/api/v1/audits", without(NEW, "round"))
                        .blames("round"),
                malformed("a blank id", "/api/v1/audits", with(NEW, "auditId", " "))
                        .blames("auditId"),
                malformed("a thirteenth month", "/api/v1/audits", with(NEW, "round", "2024-13"))
                        .blames("round"),
                malformed("an action without a due day", OPEN + "/actions", without(action("B"), "dueOn"))
                        .blames("dueOn"),
                malformed("an unknown category", "/api/v1/escalations", with(escalation(HERE, "B"), "category", "X"))
                        .blames("category"),
                malformed("half a stage", "/api/v1/escalations/BAD-ESCALATION/stage", map("stage", 2.5))
                        .blames("stage"),
                malformed("no stage", "/api/v1/escalations/BAD-ESCALATION/stage", Map.of())
                        .blames("stage"),
                malformed("no scale", "/api/v1/frameworks", framework(List.of(), List.of()))
                        .blames("grades"),
                malformed("a grade of nothing", "/api/v1/frameworks", framework(Arrays.asList("Good", null), List.of()))
                        .blames("grades.1"),
                malformed(
                                "a domain of nothing",
                                "/api/v1/frameworks",
                                framework(List.of("A", "B"), Arrays.asList("X", null)))
                        .blames("domains.1"),
                withHeader("an If-Match without quotes", "If-Match", "0").blames("If-Match"),
                withHeader("a weak If-Match", "If-Match", "W/\"0\"").blames("If-Match"),
                withHeader("two versions", "If-Match", "\"0\", \"1\"").blames("If-Match"),
                withHeader("an empty key", "Idempotency-Key", " ").blames("Idempotency-Key"),
                withHeader("a key too long", "Idempotency-Key", "k".repeat(256)).blames("Idempotency-Key"));
    }

    static Stream<Bad> addresses() {
        return Stream.of(
                lead("/api/v1/audits/BAD-NOWHERE/grade", GOOD)
                        .called("a grade of an unknown audit")
                        .refused(404, "unknown-audit"),
                lead("/api/v1/audits/BAD-NOWHERE/actions", action("BAD-NEW"))
                        .called("an action about an unknown audit")
                        .refused(404, "unknown-audit"),
                lead("/api/v1/concerns/BAD-NOWHERE/review", Map.of())
                        .called("a review of an unknown audit's concern")
                        .refused(404, "unknown-audit"),
                lead("/api/v1/actions/BAD-NOWHERE/completion", Map.of())
                        .called("a completion of an unknown action")
                        .refused(404, "unknown-action"),
                lead("/api/v1/escalations/BAD-NOWHERE/resolution", Map.of())
                        .called("a resolution of an unknown escalation")
                        .refused(404, "unknown-escalation"),
                lead("/api/v1/audits/BAD-OPEN/celebration", Map.of())
                        .called("an unknown command")
                        .refused(403, "forbidden"),
                asking("an unknown audit", "/api/v1/audits/BAD-NOWHERE", 404, "unknown-audit"),
                asking("an unknown audit's history", "/api/v1/audits/BAD-NOWHERE/history", 404, "unknown-audit"),
                asking("an unknown audit's stream", "/api/v1/audits/BAD-NOWHERE/history/stream", 404, "unknown-audit"),
                asking("an unknown action", "/api/v1/actions/BAD-NOWHERE", 404, "unknown-action"),
                asking("an unknown escalation", "/api/v1/escalations/BAD-NOWHERE", 404, "unknown-escalation"),
                asking("a concern that there is not", "/api/v1/concerns/BAD-SUBMITTED", 404, "unknown-concern"),
                asking("an unknown import", "/api/v1/imports/BAD-NOWHERE", 404, "unknown-import"),
                asking("an unknown view", "/api/v1/views/weather", 404, "unknown-view")
                        .saying("grade-distribution"),
                asking("an unknown view's stream", "/api/v1/views/weather/stream", 404, "unknown-view"),
                asking(
                        "an unknown view among several",
                        "/api/v1/stream?view=concerns&view=weather",
                        404,
                        "unknown-view"),
                asking("an address with a backslash", "/api/v1/audits/BAD%5COPEN", 400, "malformed-request"),
                asking("an address that climbs", "/api/v1/audits/%2e%2e/%2e%2e/secrets", 400, "malformed-request"),
                asking("an address that ends early", "/api/v1/audits/BAD%00OPEN", 400, "malformed-request"),
                asking("an unknown path", "/api/v1/nothing", 404, "not-found"),
                asking("a command's address", "/api/v1/audits", 405, "method-not-allowed"));
    }

    static Stream<Bad> questions() {
        return Stream.of(
                asking("an unknown filter", "/api/v1/views/completion?colour=red", 400, "unknown-filter")
                        .blames("colour")
                        .saying("authority"),
                asking("a repeated filter", "/api/v1/views/completion?team=1&team=2", 400, "unknown-filter")
                        .blames("team")
                        .saying("once"),
                asking("a grouping of what takes none", "/api/v1/views/concerns?by=month", 400, "unknown-filter")
                        .blames("by"),
                unreadable("a month that there is not", "completion?from=2019-13")
                        .blames("from"),
                unreadable("a month in words", "completion?to=August").blames("to"),
                unreadable("a window that ends before it begins", "completion?from=2019-08&to=2019-07")
                        .blames("from"),
                unreadable("a day in words", "completion?asAt=yesterday").blames("asAt"),
                unreadable("an instant without a zone", "completion?knownAt=2019-09-15T10:00")
                        .blames("knownAt"),
                unreadable("an unknown kind", "completion?kind=SURPRISE").blames("kind"),
                unreadable("a kind in small letters", "completion?kind=core").blames("kind"),
                unreadable("an unknown grouping", "completion?by=weather").blames("by"),
                unreadable("an empty filter", "completion?authority=").blames("authority"),
                asking("a stream of no view", "/api/v1/stream", 400, "malformed-parameter")
                        .blames("view"),
                asking("a history of a day in words", OPEN + "/history?until=now", 400, "malformed-parameter")
                        .blames("until"),
                asking("an unknown parameter of an audit", OPEN + "?deep=true", 400, "unknown-filter")
                        .blames("deep"),
                new Bad(
                        "a position in words",
                        ledger -> ledger.as("qa.lead").get("/api/v1/views/completion", "X-Min-Position", "latest"),
                        400,
                        "malformed-parameter",
                        "X-Min-Position",
                        ""),
                new Bad(
                        "an answer in a form that there is not",
                        ledger -> ledger.as("qa.lead").get("/api/v1/views/completion", "Accept", "image/png"),
                        406,
                        "not-acceptable",
                        "",
                        ""));
    }

    static Stream<Bad> callers() {
        return Stream.of(
                new Bad(
                        "no credentials",
                        ledger -> ledger.anonymous().post(OPEN + "/grade", GOOD),
                        401,
                        "unauthenticated",
                        "",
                        "Sign in"),
                new Bad(
                        "no credentials for a question",
                        ledger -> ledger.anonymous().get("/api/v1/views/completion"),
                        401,
                        "unauthenticated",
                        "",
                        "Sign in"),
                new Bad(
                        "an unknown name",
                        ledger -> ledger.as("nobody").post(OPEN + "/grade", GOOD),
                        401,
                        "unauthenticated",
                        "",
                        "Sign in"),
                new Bad(
                        "a wrong password",
                        ledger ->
                                ledger.anonymous().post(OPEN + "/grade", GOOD, "Authorization", basic("qa.lead:wrong")),
                        401,
                        "unauthenticated",
                        "",
                        "Sign in"),
                new Bad(
                        "credentials that are none",
                        ledger -> ledger.anonymous().post(OPEN + "/grade", GOOD, "Authorization", "Basic %%%"),
                        401,
                        "unauthenticated",
                        "",
                        "Sign in"),
                new Bad(
                        "a role that may not",
                        ledger -> ledger.as("inspector.one").post(OPEN + "/grade", GOOD),
                        403,
                        "forbidden",
                        "",
                        "role"),
                new Bad(
                        "an auditor to whom the audit is not allocated",
                        ledger -> ledger.as("auditor.two").post(OPEN + "/grade", GOOD),
                        403,
                        "not-allocated-to-you",
                        "",
                        "allocated to another"),
                new Bad(
                        "a wrong content type",
                        ledger -> ledger.as("auditor.one")
                                .send("POST", OPEN + "/grade", "text/plain", BodyPublishers.ofString("Good")),
                        415,
                        "unsupported-media-type",
                        "",
                        ""),
                new Bad(
                        "an import as JSON",
                        ledger -> ledger.as("qa.lead").post("/api/v1/imports", Map.of()),
                        415,
                        "unsupported-media-type",
                        "",
                        ""),
                new Bad(
                        "a method that no address has",
                        ledger ->
                                ledger.as("qa.lead").send("DELETE", OPEN, "application/json", BodyPublishers.noBody()),
                        403,
                        "forbidden",
                        "",
                        ""),
                new Bad(
                        "a stale version",
                        ledger -> ledger.as("moderator.one")
                                .post(SUBMITTED + "/moderation", grade(Body.MODERATED_ON, "Good"), "If-Match", "\"0\""),
                        412,
                        "stale-version",
                        "",
                        "its version is \"1\" now"),
                new Bad(
                        "an unknown file",
                        ledger -> ledger.as("qa.lead").beginImport(Map.of("secrets.csv", new byte[1]), false),
                        400,
                        "malformed-request",
                        "file",
                        "audits.csv"),
                new Bad(
                        "no file",
                        ledger -> ledger.as("qa.lead").beginImport(Map.of(), false),
                        400,
                        "malformed-request",
                        "",
                        ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"rules", "values", "malformed", "addresses", "questions", "callers"})
    void is_refused_and_leaves_the_ledger_as_it_was(Bad bad) {
        long before = ledger.head();

        Reply reply = bad.sending().to(ledger);

        assertThat(reply.status()).as(reply.toString()).isEqualTo(bad.status());
        assertThat(reply.code()).isEqualTo(bad.code());
        if (!bad.field().isEmpty()) {
            assertThat(reply.fields()).contains(bad.field());
        }
        assertThat(reply.detail()).isNotBlank().contains(bad.says());
        assertThat(reply.body())
                .doesNotContain("Exception", "org.caseledger", "org.springframework", ".java", "tools.jackson")
                .doesNotContain("trace");
        assertThat(ledger.head()).isEqualTo(before);
        assertThat(ledger.as("qa.lead").get("/api/v1/views/escalations").position())
                .isEqualTo(String.valueOf(before));
    }

    @Test
    void an_event_that_the_log_could_not_hold_is_refused_as_a_command() {
        List<String> domains =
                IntStream.range(0, 400).mapToObj(i -> i + "x".repeat(180)).toList();
        long before = ledger.head();

        Reply reply = ledger.as("director.one")
                .post(
                        "/api/v1/frameworks",
                        map(
                                "authority",
                                "E06000102",
                                "from",
                                "2030-04-01",
                                "grades",
                                List.of("Yes", "No"),
                                "domains",
                                domains));

        assertThat(reply.status()).as(reply.toString()).isEqualTo(413);
        assertThat(reply.code()).isEqualTo("event-too-large");
        assertThat(reply.detail()).contains("FrameworkPublished", "60000 is the most");
        assertThat(ledger.head()).isEqualTo(before);
    }

    @Test
    void a_body_of_fifty_megabytes_is_refused_and_the_server_goes_on() throws IOException {
        long before = ledger.head();

        assertThat(statusOf(OPEN + "/grade", FIFTY_MB)).contains(" 413 ");

        assertThat(ledger.head()).isEqualTo(before);
        assertThat(ledger.as("qa.lead").get(OPEN).status()).isEqualTo(200);
    }

    /** Sent by hand, as the server may answer and hang up while the body is still on its way. */
    private String statusOf(String path, int bytes) throws IOException {
        try (Socket socket =
                new Socket(ledger.address().getHost(), ledger.address().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                            + basic("auditor.one:demo")
                            + "\r\nContent-Type: application/json\r\nContent-Length: " + bytes + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            Thread sender = Thread.ofVirtual().start(() -> pour(out, bytes));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String status = String.valueOf(in.readLine());
            sender.interrupt();
            return status;
        }
    }

    private static void pour(OutputStream out, int bytes) {
        byte[] chunk = new byte[64 * 1024];
        Arrays.fill(chunk, (byte) ' ');
        try {
            for (int sent = 0; sent < bytes; sent += chunk.length) {
                out.write(chunk);
            }
        } catch (IOException hungUp) {
            // the answer came first
        }
    }

    /** A question or command by a QA lead, before it is said how it is refused. */
    private record Sent(String what, String user, String path, Map<String, ?> body) {

        Sent called(String name) {
            return new Sent(name, user, path, body);
        }

        Bad refused(int status, String code) {
            return new Bad(what, ledger -> ledger.as(user).post(path, body), status, code, "", "");
        }
    }

    private static Sent lead(String path, Map<String, ?> body) {
        return new Sent(path, "qa.lead", path, body);
    }

    private static Bad invalid(String what, String path, Map<String, ?> body) {
        return lead(path, body).called(what).refused(422, "invalid-value");
    }

    private static Bad malformed(String what, String path, Map<String, ?> body) {
        return lead(path, body).called(what).refused(400, "malformed-request");
    }

    private static Bad raw(String what, String path, String body) {
        return new Bad(what, ledger -> ledger.as("qa.lead").post(path, body), 400, "malformed-request", "", "");
    }

    /** As JSON can write it and UTF-8 can't. */
    private static Bad halved(String what, String path, Map<String, ?> body) {
        return raw(what, path, Caller.JSON.writeValueAsString(body).replace("HALF", "\\ud800"))
                .saying("whole characters");
    }

    private static Bad withHeader(String what, String header, String value) {
        return new Bad(
                what,
                ledger -> ledger.as("qa.lead").post(OPEN + "/grade", GOOD, header, value),
                400,
                "malformed-request",
                "",
                "");
    }

    private static Bad asking(String what, String path, int status, String code) {
        return new Bad(what, ledger -> ledger.as("qa.lead").get(path), status, code, "", "");
    }

    private static Bad unreadable(String what, String question) {
        return asking(what, "/api/v1/views/" + question, 400, "malformed-parameter");
    }

    private static Map<String, Object> usual() {
        return framework(List.of("Good", "Not good"), List.of("Supervision"));
    }

    private static Map<String, Object> framework(List<String> grades, List<String> domains) {
        return map("authority", HERE, "from", "2024-03-01", "grades", grades, "domains", domains);
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }
}
