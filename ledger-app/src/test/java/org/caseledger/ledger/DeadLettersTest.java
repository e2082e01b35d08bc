package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.ledger.Body.allocation;
import static org.caseledger.ledger.Body.grade;
import static org.caseledger.ledger.Body.map;
import static org.caseledger.ledger.Body.on;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.caseledger.command.LedgerHead;
import org.caseledger.events.AuditEvent.GradeSubmitted;
import org.caseledger.query.projection.FoldStep;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;

@DisplayName("An event that can't be folded")
class DeadLettersTest {

    private static final String HERE = "E06000991";
    private static final String COMPLETION = "/api/v1/views/completion?authority=" + HERE;

    /** While it is on, no fold takes in the grade of the audit LETTER-1. */
    private static final AtomicBoolean BROKEN = new AtomicBoolean();

    @TempDir
    Path data;

    private static final FoldStep BREAKING = (facts, event, recorded) -> {
        if (BROKEN.get()
                && event instanceof GradeSubmitted submitted
                && submitted.auditId().equals("LETTER-1")) {
            throw new ArithmeticException(submitted.toString());
        }
        facts.apply(event, recorded);
    };

    private ConfigurableApplicationContext server() {
        return LedgerApplication.builder(TestStore.serving(data, true), 0)
                .initializers(
                        (GenericApplicationContext context) -> context.registerBean(FoldStep.class, () -> BREAKING))
                .run();
    }

    private static Caller as(ConfigurableApplicationContext server, String user) {
        int port = Objects.requireNonNull(((WebServerApplicationContext) server).getWebServer())
                .getPort();
        return new Caller(URI.create("http://127.0.0.1:" + port), user);
    }

    @Test
    void is_set_aside_seen_retried_and_discarded_while_other_audits_go_on() {
        BROKEN.set(true);
        long position;
        try (ConfigurableApplicationContext server = server()) {
            tellOfThreeAudits(server);
            position = it_is_set_aside_with_its_audit_alone(server);
            every_answer_that_it_may_touch_says_so(server);
            it_is_not_given_up_lightly(server, position);
            nothing_but_the_facts_hears_of_a_rebuild(server);
            it_waits_on_where_it_still_cannot_be_folded(server, position);
        }
        try (ConfigurableApplicationContext server = server()) {
            assertThat(positions(server)).as("after a restart").containsExactly(position, position + 1);
            BROKEN.set(false);
            it_is_taken_in_where_it_can_be_folded_again(server, position);
            BROKEN.set(true);
            rebuilt(server, true);
            it_is_given_up(server, position);
        }
        BROKEN.set(false);
        try (ConfigurableApplicationContext server = server()) {
            assertThat(positions(server)).isEmpty();
            assertThat(completed(server))
                    .as("left out for good, though it could be folded")
                    .isEqualTo(1);
        }
    }

    /** The first audit is graded and reflected upon, the second graded, the third never returned. */
    private static void tellOfThreeAudits(ConfigurableApplicationContext server) {
        Caller lead = as(server, "qa.lead");
        for (String id : List.of("LETTER-1", "LETTER-2", "LETTER-3")) {
            lead.post("/api/v1/audits", allocation(HERE, id)).accepted();
        }
        lead.post("/api/v1/audits/LETTER-1/grade", grade(Body.SUBMITTED_ON, "Good"))
                .accepted();
        lead.post("/api/v1/audits/LETTER-1/reflection", on(Body.MODERATED_ON)).accepted();
        lead.post("/api/v1/audits/LETTER-2/grade", grade(Body.SUBMITTED_ON, "Good"))
                .accepted();
        lead.post("/api/v1/rounds/" + HERE + "/2024-03/closure", on("2024-04-01"))
                .accepted();
        Waiting.until(
                () -> lead.get("/api/v1/audits/LETTER-3/history").json().get("entries"),
                entries -> entries.size() == 2);
    }

    private static long it_is_set_aside_with_its_audit_alone(ConfigurableApplicationContext server) {
        JsonNode waiting = queue(server).get("waiting");
        assertThat(waiting).hasSize(2);
        JsonNode atFault = waiting.get(0);
        assertThat(atFault.get("type").asString()).isEqualTo("GradeSubmitted");
        assertThat(atFault.get("sequence").asString()).isEqualTo("audit:LETTER-1");
        assertThat(atFault.get("authority").asString()).isEqualTo(HERE);
        assertThat(atFault.get("cause").asString()).isEqualTo("java.lang.ArithmeticException");
        assertThat(atFault.toString()).doesNotContain("Good");
        assertThat(waiting.get(1).get("behind").asLong())
                .isEqualTo(atFault.get("position").asLong());
        assertThat(completed(server)).isEqualTo(1);
        assertThat(as(server, "dpo.one")
                        .get("/dead-letters", "Accept", "text/html")
                        .body())
                .contains("ArithmeticException", "audit:LETTER-1");
        return atFault.get("position").asLong();
    }

    private static void every_answer_that_it_may_touch_says_so(ConfigurableApplicationContext server) {
        Caller lead = as(server, "qa.lead");
        Reply answer = lead.get(COMPLETION);
        assertThat(answer.json().get("incomplete").asInt()).isEqualTo(2);
        assertThat(answer.header("X-Ledger-Incomplete")).isEqualTo("2");
        assertThat(lead.get(COMPLETION, "Accept", "text/csv").header("X-Ledger-Incomplete"))
                .isEqualTo("2");
        assertThat(lead.get("/api/v1/views/completion/trend?authority=" + HERE).header("X-Ledger-Incomplete"))
                .isEqualTo("2");
        assertThat(lead.get("/api/v1/audits/LETTER-1").header("X-Ledger-Incomplete"))
                .isEqualTo("2");
        assertThat(lead.get("/?authority=" + HERE, "Accept", "text/html").body())
                .contains("may be incomplete", "2 events");

        Reply another = lead.get("/api/v1/views/completion?authority=E10000013");
        assertThat(another.json().has("incomplete")).isFalse();
        assertThat(another.headerIfAny("X-Ledger-Incomplete")).isNull();
        assertThat(lead.get(COMPLETION + "&knownAt=2020-01-01T00:00:00Z").json().has("incomplete"))
                .isFalse();
        assertThat(lead.get("/api/v1/audits/LETTER-2").headerIfAny("X-Ledger-Incomplete"))
                .isNull();
        assertThat(lead.get("/?authority=E10000013", "Accept", "text/html").body())
                .doesNotContain("may be incomplete");
    }

    private static void it_is_not_given_up_lightly(ConfigurableApplicationContext server, long position) {
        Caller admin = as(server, "admin");
        assertThat(discard(admin, position, " ").status()).isIn(400, 422);
        assertThat(discard(admin, 0, "Why not").code()).isEqualTo("unknown-letter");
        assertThat(discard(admin, position + 1, "Why not").code()).isEqualTo("letter-behind-another");
        assertThat(admin.post("/api/v1/dead-letters/0/retry", map()).code()).isEqualTo("unknown-letter");
    }

    /** The round was closed and its nil return told: none is told again, and nobody is reminded. */
    private static void nothing_but_the_facts_hears_of_a_rebuild(ConfigurableApplicationContext server) {
        long head = server.getBean(LedgerHead.class).position();

        JsonNode end = rebuilt(server, false);

        assertThat(end.get("state").asString()).isEqualTo("SWITCHED");
        assertThat(end.get("differences")).isEmpty();
        assertThat(end.get("deadLetters").asInt()).isEqualTo(2);
        assertThat(server.getBean(LedgerHead.class).position()).isEqualTo(head);
    }

    private static void it_waits_on_where_it_still_cannot_be_folded(
            ConfigurableApplicationContext server, long position) {
        assertThat(ended(server, as(server, "admin").post("/api/v1/dead-letters/" + position + "/retry", map()))
                        .get("state")
                        .asString())
                .isEqualTo("SWITCHED");
        assertThat(positions(server)).containsExactly(position, position + 1);
    }

    private static void it_is_taken_in_where_it_can_be_folded_again(
            ConfigurableApplicationContext server, long position) {
        ended(server, as(server, "admin").post("/api/v1/dead-letters/" + position + "/retry", map()));

        assertThat(positions(server)).isEmpty();
        assertThat(completed(server)).isEqualTo(2);
        assertThat(as(server, "qa.lead").get(COMPLETION).json().has("incomplete"))
                .isFalse();
    }

    private static void it_is_given_up(ConfigurableApplicationContext server, long position) {
        Caller admin = as(server, "admin");
        String version =
                discard(admin, position, "It was told twice").accepted().etag();
        assertThat(version).isEqualTo("\"0\"");
        Waiting.until(() -> positions(server), List::isEmpty);

        assertThat(discard(admin, position, "It was told twice").code()).isEqualTo("letter-discarded");
        JsonNode discarded = queue(server).get("discarded").get(0);
        assertThat(discarded.get("position").asLong()).isEqualTo(position);
        assertThat(discarded.get("reason").asString()).isEqualTo("It was told twice");
        assertThat(discarded.get("actor").asString()).isEqualTo("admin");
        assertThat(completed(server)).isEqualTo(1);
    }

    private static Reply discard(Caller admin, long position, String reason) {
        return admin.post("/api/v1/dead-letters/" + position + "/discard", map("reason", reason));
    }

    private static JsonNode rebuilt(ConfigurableApplicationContext server, boolean acceptDifferences) {
        return ended(
                server,
                as(server, "admin")
                        .post("/api/v1/rebuilds", map("what", "facts", "acceptDifferences", acceptDifferences)));
    }

    private static JsonNode ended(ConfigurableApplicationContext server, Reply begun) {
        assertThat(begun.status()).as(begun.toString()).isEqualTo(202);
        return Waiting.until(
                        () -> as(server, "admin").get(begun.header("Location")),
                        progress -> List.of("SWITCHED", "DIFFERENT", "FAILED")
                                .contains(progress.json().get("state").asString()))
                .json();
    }

    private static JsonNode queue(ConfigurableApplicationContext server) {
        return as(server, "inspector.one")
                .get(
                        "/api/v1/dead-letters",
                        "X-Min-Position",
                        String.valueOf(server.getBean(LedgerHead.class).position()))
                .accepted()
                .json();
    }

    private static List<Long> positions(ConfigurableApplicationContext server) {
        List<Long> positions = new ArrayList<>();
        queue(server)
                .get("waiting")
                .forEach(letter -> positions.add(letter.get("position").asLong()));
        return positions;
    }

    private static int completed(ConfigurableApplicationContext server) {
        return as(server, "qa.lead")
                .get(COMPLETION)
                .accepted()
                .json()
                .get("rows")
                .get(0)
                .get("completed")
                .asInt();
    }
}
