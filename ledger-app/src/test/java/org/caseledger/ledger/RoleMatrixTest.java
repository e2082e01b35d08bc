package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.ledger.Body.grade;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.caseledger.command.api.RoleMatrix;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Order(4)
@ExtendWith(DemoLedger.Shared.class)
@DisplayName("Who may do what")
class RoleMatrixTest {

    private static final String HERE = "E10000104";

    private static final List<String> EVERYBODY = List.of(
            "qa.lead",
            "auditor.one",
            "moderator.one",
            "manager.one",
            "director.one",
            "inspector.one",
            "dpo.one",
            "admin");

    /** Every command's address with the people of the demo whose role may send it: written out, so that it is read. */
    private static final Map<String, Set<String>> MATRIX = matrix();

    private final DemoLedger ledger;

    RoleMatrixTest(DemoLedger ledger) {
        this.ledger = ledger;
    }

    private static Map<String, Set<String>> matrix() {
        Map<String, Set<String>> matrix = new LinkedHashMap<>();
        Set<String> gradesAndQaLead = Set.of("auditor.one", "moderator.one", "manager.one", "qa.lead");
        matrix.put("/api/v1/audits", Set.of("qa.lead"));
        matrix.put("/api/v1/audits/{id}/reassignment", Set.of("qa.lead"));
        matrix.put("/api/v1/audits/{id}/exemption", Set.of("director.one", "qa.lead"));
        matrix.put("/api/v1/audits/{id}/cancellation", Set.of("qa.lead"));
        matrix.put("/api/v1/audits/{id}/grade", gradesAndQaLead);
        matrix.put("/api/v1/audits/{id}/second-grade", gradesAndQaLead);
        matrix.put("/api/v1/audits/{id}/amendment", gradesAndQaLead);
        matrix.put("/api/v1/audits/{id}/second-amendment", gradesAndQaLead);
        matrix.put("/api/v1/audits/{id}/rejection", Set.of("moderator.one", "qa.lead"));
        matrix.put("/api/v1/audits/{id}/moderation", Set.of("moderator.one", "qa.lead"));
        matrix.put("/api/v1/audits/{id}/reconciliation", Set.of("moderator.one", "qa.lead"));
        matrix.put("/api/v1/audits/{id}/findings", gradesAndQaLead);
        matrix.put("/api/v1/audits/{id}/reflection", gradesAndQaLead);
        matrix.put("/api/v1/audits/{id}/risk", gradesAndQaLead);
        matrix.put("/api/v1/audits/{id}/upload", Set.of("auditor.one", "manager.one", "qa.lead"));
        matrix.put("/api/v1/audits/{id}/follow-up", Set.of("manager.one", "qa.lead"));
        matrix.put("/api/v1/audits/{id}/correction", Set.of("director.one", "qa.lead"));
        matrix.put("/api/v1/audits/{id}/actions", gradesAndQaLead);
        matrix.put("/api/v1/actions/{id}/completion", Set.of("manager.one", "qa.lead"));
        matrix.put("/api/v1/actions/{id}/extension", Set.of("manager.one", "director.one", "qa.lead"));
        matrix.put("/api/v1/actions/{id}/reopening", Set.of("manager.one", "qa.lead"));
        matrix.put("/api/v1/actions/{id}/verification", Set.of("qa.lead"));
        matrix.put("/api/v1/actions/{id}/cancellation", Set.of("manager.one", "qa.lead"));
        matrix.put("/api/v1/concerns/{id}/review", Set.of("qa.lead"));
        matrix.put("/api/v1/concerns/{id}/response", Set.of("manager.one", "qa.lead"));
        matrix.put("/api/v1/concerns/{id}/sign-off", Set.of("director.one"));
        matrix.put("/api/v1/concerns/{id}/upload", Set.of("manager.one", "qa.lead"));
        matrix.put("/api/v1/concerns/{id}/resolution", Set.of("director.one", "qa.lead"));
        matrix.put("/api/v1/escalations", Set.of("manager.one", "qa.lead"));
        matrix.put("/api/v1/escalations/{id}/stage", Set.of("manager.one", "director.one", "qa.lead"));
        matrix.put("/api/v1/escalations/{id}/resolution", Set.of("manager.one", "director.one", "qa.lead"));
        matrix.put("/api/v1/rounds/{authority}/{round}/opening", Set.of("qa.lead"));
        matrix.put("/api/v1/rounds/{authority}/{round}/sample", Set.of("qa.lead"));
        matrix.put("/api/v1/rounds/{authority}/{round}/moderation-sample", Set.of("qa.lead"));
        matrix.put("/api/v1/rounds/{authority}/{round}/closure", Set.of("director.one", "qa.lead"));
        matrix.put("/api/v1/rounds/{authority}/{round}/reopening", Set.of("director.one", "qa.lead"));
        matrix.put("/api/v1/reports", Set.of("director.one", "qa.lead"));
        matrix.put("/api/v1/frameworks", Set.of("director.one", "qa.lead"));
        matrix.put("/api/v1/teams", Set.of("qa.lead", "admin"));
        matrix.put("/api/v1/teams/{authority}/{team}/retirement", Set.of("qa.lead", "admin"));
        matrix.put("/api/v1/people", Set.of("qa.lead", "admin"));
        matrix.put("/api/v1/subjects/{subject}/holds", Set.of("dpo.one", "director.one"));
        matrix.put("/api/v1/subjects/{subject}/holds/{hold}/lifting", Set.of("dpo.one", "director.one"));
        matrix.put("/api/v1/subjects/{subject}/erasure", Set.of("dpo.one"));
        matrix.put("/api/v1/dead-letters/{position}/retry", Set.of("admin"));
        matrix.put("/api/v1/dead-letters/{position}/discard", Set.of("admin"));
        matrix.put("/api/v1/rebuilds", Set.of("admin"));
        matrix.put("/api/v1/imports", Set.of("qa.lead", "admin"));
        return matrix;
    }

    static Stream<Arguments> cells() {
        return MATRIX.entrySet().stream()
                .flatMap(command -> EVERYBODY.stream().map(user -> arguments(command.getKey(), user)));
    }

    @Test
    void the_matrix_here_names_every_command() {
        Set<String> commands = new TreeSet<>();
        RoleMatrix.rules().forEach(rule -> commands.add(rule.path().getPatternString()));

        assertThat(MATRIX.keySet()).containsExactlyInAnyOrderElementsOf(commands);
    }

    /** The body is empty, so whoever may pass is told something else than 403 and appends nothing. */
    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("cells")
    void a_cell(String command, String user) {
        long before = ledger.head();

        int status = ledger.as(user).post(address(command), "[]").status();

        if (MATRIX.getOrDefault(command, Set.of()).contains(user)) {
            assertThat(status).isIn(400, 404, 415);
        } else {
            assertThat(status).isEqualTo(403);
        }
        assertThat(ledger.head()).isEqualTo(before);
    }

    static Set<String> commands() {
        return MATRIX.keySet();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void nobody_unknown_sends_anything(String command) {
        assertThat(ledger.anonymous().post(address(command), "[]").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/nothing",
                "/api/v1/audits/A1/grade/again",
                "/api/v1/views/completion",
                "/api/v1/audits/A1",
                "/api/v2/audits",
                "/audits",
                "/",
                "/actuator/health"
            })
    void a_path_that_is_no_command_is_denied_to_everybody(String path) {
        for (String user : EVERYBODY) {
            assertThat(ledger.as(user).post(path, "{}").status()).as(user).isEqualTo(403);
        }
        assertThat(ledger.anonymous().post(path, "{}").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/audits/CTY-2019-08-023",
                "/api/v1/audits/CTY-2019-08-023/history",
                "/api/v1/audits/CTY-2019-08-023/actions",
                "/api/v1/actions/ACT-0001",
                "/api/v1/escalations/DRP-CP_-001",
                "/api/v1/views/moderator-effect",
                "/api/v1/teams",
                "/",
                "/audits",
                "/audits/CTY-2019-08-023",
                "/calibration",
                "/register",
                "/samples"
            })
    void everybody_who_signed_in_may_read(String path) {
        for (String user : EVERYBODY) {
            assertThat(ledger.as(user).get(path).status()).as(user).isEqualTo(200);
        }
        if (path.startsWith("/api/")) {
            assertThat(ledger.anonymous().get(path).status()).isEqualTo(401);
        }
    }

    @Test
    void the_progress_of_an_import_is_for_those_who_may_import() {
        for (String user : EVERYBODY) {
            int expected = Set.of("qa.lead", "admin").contains(user) ? 404 : 403;
            assertThat(ledger.as(user).get("/api/v1/imports/unknown").status())
                    .as(user)
                    .isEqualTo(expected);
        }
    }

    @Test
    void what_was_decided_about_texts_is_for_data_protection_officers() {
        for (String user : EVERYBODY) {
            assertThat(ledger.as(user).get("/api/v1/subjects?authority=" + HERE).status())
                    .as(user)
                    .isEqualTo(user.equals("dpo.one") ? 200 : 403);
            assertThat(ledger.as(user)
                            .get("/api/v1/subjects/child%3A" + HERE + "%3Anobody")
                            .status())
                    .as(user)
                    .isEqualTo(user.equals("dpo.one") ? 404 : 403);
            for (String path : List.of("/api/v1/retention/due?authority=" + HERE, "/privacy")) {
                assertThat(ledger.as(user).get(path).status())
                        .as(path + " by " + user)
                        .isEqualTo(user.equals("dpo.one") ? 200 : 403);
            }
        }
        for (String path : List.of("/api/v1/subjects", "/api/v1/retention/due", "/privacy")) {
            assertThat(ledger.anonymous().get(path).status()).as(path).isEqualTo(401);
        }
    }

    @Test
    void the_register_of_people_is_for_those_who_plan_with_it() {
        for (String user : EVERYBODY) {
            int expected = Set.of("qa.lead", "director.one", "admin", "dpo.one").contains(user) ? 200 : 403;
            assertThat(ledger.as(user).get("/api/v1/people?authority=" + HERE).status())
                    .as(user)
                    .isEqualTo(expected);
        }
        assertThat(ledger.anonymous().get("/api/v1/people").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/reads?limit=1", "/reads?limit=1"})
    void who_looked_is_for_data_protection_officers(String path) {
        for (String user : EVERYBODY) {
            int expected = user.equals("dpo.one") ? 200 : 403;
            assertThat(ledger.as(user).get(path).status()).as(user).isEqualTo(expected);
        }
        assertThat(ledger.anonymous().get(path, "Accept", "text/html").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/dead-letters", "/dead-letters"})
    void events_set_aside_are_for_administrators_officers_and_inspectors(String path) {
        for (String user : EVERYBODY) {
            int expected = Set.of("admin", "dpo.one", "inspector.one").contains(user) ? 200 : 403;
            assertThat(ledger.as(user).get(path).status()).as(user).isEqualTo(expected);
        }
        assertThat(ledger.anonymous().get(path).status()).isEqualTo(401);
    }

    @Test
    void the_progress_of_a_rebuild_is_for_administrators() {
        for (String user : EVERYBODY) {
            int expected = user.equals("admin") ? 404 : 403;
            assertThat(ledger.as(user).get("/api/v1/rebuilds/unknown").status())
                    .as(user)
                    .isEqualTo(expected);
        }
    }

    @Test
    void all_data_of_a_person_is_for_data_protection_officers() {
        for (String user : EVERYBODY) {
            int expected = user.equals("dpo.one") ? 404 : 403;
            assertThat(ledger.as(user)
                            .get("/api/v1/subject-access?authority=" + HERE + "&childRef=nobody")
                            .status())
                    .as(user)
                    .isEqualTo(expected);
        }
    }

    @Test
    void the_page_of_the_register_shows_people_to_the_same_readers() {
        String position = ledger.as("admin")
                .post("/api/v1/people", Map.of("authority", HERE, "person", "half.time.person", "halfTime", true))
                .accepted()
                .position();
        Set<String> readers = Set.of("qa.lead", "director.one", "admin", "dpo.one");
        for (String user : EVERYBODY) {
            String page = ledger.as(user)
                    .get("/register?authority=" + HERE, "X-Min-Position", position)
                    .accepted()
                    .body();
            assertThat(page.contains("half.time.person")).as(user).isEqualTo(readers.contains(user));
        }
        for (String path : List.of("/calibration", "/register", "/samples")) {
            assertThat(ledger.anonymous().get(path).status()).as(path).isEqualTo(401);
        }
    }

    @Test
    void calibration_shows_each_of_them_their_own_gradings_and_the_QA_lead_everybodys() {
        String here = "E10000136";
        ledger.as("qa.lead")
                .post("/api/v1/audits", Body.allocation(here, "CALIBRATED-1"))
                .accepted();
        ledger.as("auditor.one")
                .post("/api/v1/audits/CALIBRATED-1/grade", grade(Body.SUBMITTED_ON, "Good"))
                .accepted();
        String position = ledger.as("moderator.one")
                .post("/api/v1/audits/CALIBRATED-1/moderation", grade(Body.MODERATED_ON, "Inadequate"))
                .accepted()
                .position();
        String rowOf = "<th scope=\"row\" class=\"govuk-table__header\">%s</th>";
        for (String user : EVERYBODY) {
            String page = ledger.as(user)
                    .get("/calibration?authority=" + here, "X-Min-Position", position)
                    .accepted()
                    .body();
            assertThat(page.contains(rowOf.formatted("auditor.one")))
                    .as(user)
                    .isEqualTo(Set.of("auditor.one", "qa.lead").contains(user));
            assertThat(page.contains(rowOf.formatted("moderator.one")))
                    .as(user)
                    .isEqualTo(Set.of("moderator.one", "qa.lead").contains(user));
        }
    }

    @Test
    void only_the_administrator_sees_metrics_and_everybody_sees_health() {
        assertThat(ledger.as("admin").get("/actuator/metrics").status()).isEqualTo(200);
        assertThat(ledger.as("qa.lead").get("/actuator/metrics").status()).isEqualTo(403);
        assertThat(ledger.anonymous().get("/actuator/metrics").status()).isEqualTo(401);
        Reply health = ledger.anonymous().get("/actuator/health");
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.json().get("status").asString()).isEqualTo("UP");
    }

    @Nested
    @DisplayName("The second auditor of a looped audit, until they have submitted,")
    class Blind {

        @Test
        void can_read_the_first_grade_nowhere() {
            String audit = graded("BLIND-1");

            for (String path : List.of(
                    "/api/v1/audits/BLIND-1",
                    "/api/v1/audits/BLIND-1/history",
                    "/audits/BLIND-1",
                    "/audits?id=BLIND-1")) {
                assertThat(ledger.as("auditor.two")
                                .get(path, "X-Min-Position", audit)
                                .accepted()
                                .body())
                        .as(path)
                        .doesNotContain("Inadequate")
                        .doesNotContain("bruises unexplained");
            }
            assertThat(ledger.as("auditor.two")
                            .get("/api/v1/concerns/BLIND-1", "X-Min-Position", audit)
                            .status())
                    .isEqualTo(404);
            try (EventStream stream =
                    ledger.as("auditor.two").listen("/api/v1/audits/BLIND-1/history/stream", "X-Min-Position", audit)) {
                assertThat(stream.next().data())
                        .contains("GradeSubmitted")
                        .doesNotContain("Inadequate")
                        .doesNotContain("bruises unexplained");
            }
        }

        @Test
        void is_told_by_no_refusal_either() {
            graded("BLIND-2");

            List<String> told = new ArrayList<>();
            told.add(ledger.as("auditor.two")
                    .post("/api/v1/audits/BLIND-2/grade", grade(Body.SUBMITTED_ON, "Good"))
                    .body());
            told.add(ledger.as("auditor.two")
                    .post("/api/v1/audits/BLIND-2/risk", Body.on(Body.SUBMITTED_ON))
                    .body());

            assertThat(told).allSatisfy(body -> assertThat(body).doesNotContain("\"Inadequate\""));
        }

        @Test
        void reads_it_once_they_have_submitted() {
            graded("BLIND-3");
            String position = ledger.as("auditor.two")
                    .post("/api/v1/audits/BLIND-3/second-grade", grade(Body.SUBMITTED_ON, "Good"))
                    .accepted()
                    .position();

            Reply history = ledger.as("auditor.two").get("/api/v1/audits/BLIND-3/history", "X-Min-Position", position);

            assertThat(history.body()).contains("Inadequate", "bruises unexplained");
        }

        @Test
        void is_the_first_auditor_as_long_as_only_the_second_has_submitted() {
            ledger.as("qa.lead")
                    .post("/api/v1/audits", Body.loopedAllocation(HERE, "BLIND-4"))
                    .accepted();
            String position = ledger.as("auditor.two")
                    .post("/api/v1/audits/BLIND-4/second-grade", secretGrade())
                    .accepted()
                    .position();

            Reply blind = ledger.as("auditor.one").get("/api/v1/audits/BLIND-4/history", "X-Min-Position", position);
            Reply seeing = ledger.as("qa.lead").get("/api/v1/audits/BLIND-4/history", "X-Min-Position", position);

            assertThat(blind.body()).doesNotContain("Inadequate").doesNotContain("bruises unexplained");
            assertThat(seeing.body()).contains("Inadequate", "bruises unexplained");
        }

        /** A view of one team or child would tell what the audit itself does not. */
        @Test
        void finds_no_grade_in_the_views_while_the_audit_awaits_the_other() {
            String position = graded("BLIND-5");

            JsonNode rows = ledger.as("auditor.two")
                    .get("/api/v1/views/grade-distribution?authority=" + HERE + "&by=team", "X-Min-Position", position)
                    .accepted()
                    .json()
                    .get("rows");

            assertThat(rows.toString()).doesNotContain("BLIND-5");
        }

        private String graded(String id) {
            Map<String, Object> allocation = Body.loopedAllocation(HERE, id);
            allocation.put("team", id);
            ledger.as("qa.lead").post("/api/v1/audits", allocation).accepted();
            return ledger.as("auditor.one")
                    .post("/api/v1/audits/" + id + "/grade", secretGrade())
                    .accepted()
                    .position();
        }

        private static Map<String, Object> secretGrade() {
            return Body.with(grade(Body.SUBMITTED_ON, "Inadequate"), "rationale", "bruises unexplained");
        }
    }

    private static String address(String command) {
        return command.replace("{id}", "ROLE-NONE")
                .replace("{authority}", HERE)
                .replace("{round}", "2024-03")
                .replace("{team}", "ROLE-NONE")
                .replace("{subject}", "staff:ROLE-NONE")
                .replace("{hold}", "ROLE-NONE")
                .replace("{position}", "0");
    }
}
