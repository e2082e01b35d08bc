package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.ledger.Body.allocation;
import static org.caseledger.ledger.Body.grade;
import static org.caseledger.ledger.Body.with;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Order(3)
@ExtendWith(DemoLedger.Shared.class)
@DisplayName("Commands sent again, or beside one another")
class IdempotencyTest {

    private static final String HERE = "E10000103";
    private static final String KEY = "Idempotency-Key";
    private static final int AT_ONCE = 16;

    private final DemoLedger ledger;
    private final Caller lead;

    IdempotencyTest(DemoLedger ledger) {
        this.ledger = ledger;
        this.lead = ledger.as("qa.lead");
    }

    @Nested
    @DisplayName("A key")
    class Key {

        @Test
        void gives_a_repeated_command_the_first_answer_again_and_appends_nothing() {
            Map<String, Object> body = allocation(HERE, "IDEM-1");
            Reply first = lead.post("/api/v1/audits", body, KEY, "idem-1").accepted();
            lead.post("/api/v1/audits/IDEM-1/grade", grade(Body.SUBMITTED_ON, "Good"))
                    .accepted();
            long before = ledger.head();

            Reply again = lead.post("/api/v1/audits", body, KEY, "idem-1");

            assertThat(again.status()).isEqualTo(first.status()).isEqualTo(201);
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(again.etag()).isEqualTo(first.etag());
            assertThat(again.header("Location"))
                    .isEqualTo(first.header("Location"))
                    .isEqualTo("/api/v1/audits/IDEM-1");
            assertThat(Long.parseLong(again.position())).isGreaterThanOrEqualTo(Long.parseLong(first.position()));
            assertThat(ledger.head()).isEqualTo(before);
        }

        @Test
        void answers_a_command_written_otherwise_but_saying_the_same() {
            allocated("IDEM-2");
            Reply first = lead.post(
                            "/api/v1/audits/IDEM-2/grade",
                            "{\"on\":\"2024-03-10\",\"overall\":\"Good\"}",
                            KEY,
                            "idem-2")
                    .accepted();

            Reply again = lead.post(
                    "/api/v1/audits/IDEM-2/grade",
                    "{ \"overall\" : \"Good\", \"on\" : \"2024-03-10\" }",
                    KEY,
                    "idem-2");

            assertThat(again.body()).isEqualTo(first.body());
            assertThat(again.status()).isEqualTo(200);
        }

        @Test
        void gives_an_id_that_the_ledger_chose_again() {
            allocated("IDEM-3");
            Map<String, Object> action = Body.map("raisedOn", Body.MODERATED_ON, "dueOn", "2024-04-20");

            Reply first = lead.post("/api/v1/audits/IDEM-3/actions", action, KEY, "idem-3")
                    .accepted();
            Reply again = lead.post("/api/v1/audits/IDEM-3/actions", action, KEY, "idem-3")
                    .accepted();

            assertThat(again.body()).isEqualTo(first.body());
            assertThat(again.header("Location")).isEqualTo(first.header("Location"));
            lead.get(first.header("Location"), "X-Min-Position", first.position())
                    .accepted();
        }

        @Test
        void is_refused_for_another_body() {
            lead.post("/api/v1/audits", allocation(HERE, "IDEM-4"), KEY, "idem-4")
                    .accepted();
            long before = ledger.head();

            Reply other = lead.post("/api/v1/audits", allocation(HERE, "IDEM-4B"), KEY, "idem-4");

            assertThat(other.status()).isEqualTo(422);
            assertThat(other.code()).isEqualTo("key-reused");
            assertThat(other.fields()).containsExactly(KEY);
            assertThat(other.detail()).contains("take a new key");
            assertThat(ledger.head()).isEqualTo(before);
        }

        @Test
        void is_refused_at_another_address() {
            allocated("IDEM-5");
            allocated("IDEM-5B");
            lead.post("/api/v1/audits/IDEM-5/grade", grade(Body.SUBMITTED_ON, "Good"), KEY, "idem-5")
                    .accepted();

            Reply other = lead.post("/api/v1/audits/IDEM-5B/grade", grade(Body.SUBMITTED_ON, "Good"), KEY, "idem-5");

            assertThat(other.status()).isEqualTo(422);
            assertThat(other.code()).isEqualTo("key-reused");
        }

        @Test
        void is_its_callers_own() {
            lead.post("/api/v1/audits", allocation(HERE, "IDEM-6"), KEY, "idem-6")
                    .accepted();

            ledger.as("auditor.one")
                    .post("/api/v1/audits/IDEM-6/grade", grade(Body.SUBMITTED_ON, "Good"), KEY, "idem-6")
                    .accepted();
        }

        @Test
        void is_not_spent_by_a_refused_command() {
            allocated("IDEM-7");
            Map<String, Object> wrong = grade(Body.SUBMITTED_ON, "Excellent");
            assertThat(lead.post("/api/v1/audits/IDEM-7/grade", wrong, KEY, "idem-7")
                            .status())
                    .isEqualTo(422);
            assertThat(lead.post("/api/v1/audits/IDEM-7/moderation", grade(Body.MODERATED_ON, "Good"), KEY, "idem-7")
                            .status())
                    .isEqualTo(409);

            lead.post("/api/v1/audits/IDEM-7/grade", grade(Body.SUBMITTED_ON, "Good"), KEY, "idem-7")
                    .accepted();
        }

        @Test
        void sent_by_sixteen_at_once_has_one_effect_and_one_answer() throws Exception {
            long before = ledger.head();
            Map<String, Object> body = with(allocation(HERE, "IDEM-8"), "round", "2024-04");

            List<Reply> replies = atOnce(() -> lead.post("/api/v1/audits", body, KEY, "idem-8"));

            assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isEqualTo(201));
            assertThat(replies)
                    .extracting(Reply::body)
                    .containsOnly(replies.getFirst().body());
            assertThat(replies).extracting(Reply::etag).containsOnly("\"0\"");
            String position = String.valueOf(ledger.head());
            assertThat(lead.get("/api/v1/audits/IDEM-8/history", "X-Min-Position", position)
                            .json()
                            .get("entries")
                            .size())
                    .isEqualTo(1);
            // the allocation, its answer, and what it mentions first: framework, round, team, auditor at most
            assertThat(ledger.head() - before).isBetween(2L, 6L);
        }
    }

    @Nested
    @DisplayName("A version")
    class Version {

        @Test
        void is_told_by_commands_and_reads_alike() {
            Reply allocated = allocated("IDEM-10");
            Reply graded = lead.post("/api/v1/audits/IDEM-10/grade", grade(Body.SUBMITTED_ON, "Good"))
                    .accepted();

            assertThat(allocated.etag()).isEqualTo("\"0\"");
            assertThat(graded.etag()).isEqualTo("\"1\"");
            assertThat(lead.get("/api/v1/audits/IDEM-10", "X-Min-Position", graded.position())
                            .etag())
                    .isEqualTo("\"1\"");
            assertThat(lead.get("/api/v1/audits/IDEM-10", "X-Min-Position", graded.position(), "If-None-Match", "\"1\"")
                            .status())
                    .isEqualTo(304);
        }

        @Test
        void that_is_present_is_accepted() {
            allocated("IDEM-11");

            lead.post("/api/v1/audits/IDEM-11/grade", grade(Body.SUBMITTED_ON, "Good"), "If-Match", "\"0\"")
                    .accepted();
            lead.post("/api/v1/audits/IDEM-11/reflection", Body.on(Body.MODERATED_ON), "If-Match", "*")
                    .accepted();
        }

        @Test
        void that_has_passed_is_refused_with_the_present_one() {
            allocated("IDEM-12");
            lead.post("/api/v1/audits/IDEM-12/grade", grade(Body.SUBMITTED_ON, "Good"))
                    .accepted();
            long before = ledger.head();

            Reply stale = ledger.as("moderator.one")
                    .post("/api/v1/audits/IDEM-12/moderation", grade(Body.MODERATED_ON, "Good"), "If-Match", "\"0\"");

            assertThat(stale.status()).isEqualTo(412);
            assertThat(stale.code()).isEqualTo("stale-version");
            assertThat(stale.detail()).contains("its version is \"1\" now");
            assertThat(ledger.head()).isEqualTo(before);
        }

        @Test
        void of_an_action_is_its_own() {
            allocated("IDEM-13");
            Reply raised = lead.post("/api/v1/audits/IDEM-13/actions", Body.action("IDEM-ACT-13"))
                    .accepted();
            String version = lead.get("/api/v1/actions/IDEM-ACT-13", "X-Min-Position", raised.position())
                    .etag();

            Reply completed = lead.post(
                            "/api/v1/actions/IDEM-ACT-13/completion", Body.on("2024-04-02"), "If-Match", version)
                    .accepted();

            assertThat(version).isEqualTo("\"0\"");
            assertThat(completed.etag()).isEqualTo("\"1\"");
            assertThat(lead.post("/api/v1/actions/IDEM-ACT-13/reopening", Body.on("2024-04-03"), "If-Match", version)
                            .status())
                    .isEqualTo(412);
        }

        @Test
        void lets_one_of_sixteen_win() throws Exception {
            allocated("IDEM-14");

            List<Reply> replies = atOnce(() ->
                    lead.post("/api/v1/audits/IDEM-14/grade", grade(Body.SUBMITTED_ON, "Good"), "If-Match", "\"0\""));

            assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(1);
            assertThat(replies).filteredOn(reply -> reply.status() == 412).hasSize(AT_ONCE - 1);
        }
    }

    /** 401 and 403, then the key, 422, 412, 409: each case breaks two rules that stand next to each other. */
    @Nested
    @DisplayName("Checks come in order:")
    class CheckOrder {

        @Test
        void who_may_before_the_key() {
            lead.post("/api/v1/audits", allocation(HERE, "IDEM-20"), KEY, "idem-20")
                    .accepted();

            assertThat(ledger.anonymous()
                            .post("/api/v1/audits", allocation(HERE, "IDEM-20"), KEY, "idem-20")
                            .status())
                    .isEqualTo(401);
            assertThat(ledger.as("auditor.one")
                            .post("/api/v1/audits", allocation(HERE, "IDEM-20"), KEY, "idem-20")
                            .status())
                    .isEqualTo(403);
        }

        @Test
        void the_key_before_values_version_and_rules() {
            allocated("IDEM-21");
            Reply first = lead.post("/api/v1/audits/IDEM-21/grade", grade(Body.SUBMITTED_ON, "Good"), KEY, "idem-21")
                    .accepted();

            Reply stale = lead.post(
                    "/api/v1/audits/IDEM-21/grade",
                    grade(Body.SUBMITTED_ON, "Good"),
                    KEY,
                    "idem-21",
                    "If-Match",
                    "\"0\"");
            Reply impossible =
                    lead.post("/api/v1/audits/IDEM-21/grade", grade(Body.SUBMITTED_ON, "Excellent"), KEY, "idem-21");

            assertThat(stale.body()).isEqualTo(first.body());
            assertThat(stale.status()).isEqualTo(200);
            assertThat(impossible.code()).isEqualTo("key-reused");
        }

        @Test
        void values_before_the_version() {
            allocated("IDEM-22");

            Reply reply = lead.post(
                    "/api/v1/audits/IDEM-22/grade", grade(Body.SUBMITTED_ON, "Excellent"), "If-Match", "\"7\"");

            assertThat(reply.status()).isEqualTo(422);
        }

        @Test
        void the_version_before_the_rules() {
            allocated("IDEM-23");

            Reply stale = lead.post(
                    "/api/v1/audits/IDEM-23/moderation", grade(Body.MODERATED_ON, "Good"), "If-Match", "\"7\"");
            Reply present = lead.post(
                    "/api/v1/audits/IDEM-23/moderation", grade(Body.MODERATED_ON, "Good"), "If-Match", "\"0\"");

            assertThat(stale.status()).isEqualTo(412);
            assertThat(present.status()).isEqualTo(409);
        }
    }

    @Nested
    @DisplayName("A position")
    class Position {

        @Test
        void lets_writers_read_their_own_writes() {
            allocated("IDEM-30");
            for (String grade : List.of("Good", "Inadequate")) {
                String on = grade.equals("Good") ? Body.SUBMITTED_ON : Body.MODERATED_ON;
                String command = grade.equals("Good") ? "grade" : "moderation";
                String position = lead.post("/api/v1/audits/IDEM-30/" + command, grade(on, grade))
                        .accepted()
                        .position();

                Reply read = lead.get("/api/v1/audits/IDEM-30", "X-Min-Position", position);
                Reply view = lead.get(
                        "/api/v1/views/grade-distribution?authority=" + HERE + "&team=E30", "X-Min-Position", position);

                assertThat(read.json().get("standing").asString()).isEqualTo(grade);
                assertThat(Long.parseLong(read.position())).isGreaterThanOrEqualTo(Long.parseLong(position));
                assertThat(view.json().get("position").asLong()).isGreaterThanOrEqualTo(Long.parseLong(position));
            }
        }

        @Test
        void that_the_ledger_has_not_reached_is_waited_for_and_then_refused() {
            Reply reply = lead.get("/api/v1/views/concerns", "X-Min-Position", String.valueOf(ledger.head() + 1_000));

            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.code()).isEqualTo("view-behind");
            assertThat(reply.header("Retry-After")).isEqualTo("1");
        }
    }

    private Reply allocated(String id) {
        return lead.post("/api/v1/audits", allocation(HERE, id)).accepted();
    }

    private static List<Reply> atOnce(Callable<Reply> command) throws Exception {
        CountDownLatch ready = new CountDownLatch(AT_ONCE);
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Reply>> sent = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                sent.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return command.call();
                }));
            }
            List<Reply> replies = new ArrayList<>();
            for (Future<Reply> reply : sent) {
                replies.add(reply.get());
            }
            return replies;
        }
    }
}
