package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.ledger.Body.allocation;
import static org.caseledger.ledger.Body.grade;
import static org.caseledger.ledger.Body.with;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caseledger.ledger.EventStream.Event;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Each test watches an authority of its own, so that nothing but its own commands changes what it sees. */
@Order(5)
@ExtendWith(DemoLedger.Shared.class)
@DisplayName("A stream")
class StreamTest {

    private final DemoLedger ledger;
    private final Caller lead;

    StreamTest(DemoLedger ledger) {
        this.ledger = ledger;
        this.lead = ledger.as("qa.lead");
    }

    @Test
    void begins_with_a_snapshot_and_tells_what_a_moderation_through_the_API_changes() {
        submitted("E10000111", "STREAM-1");
        try (EventStream stream =
                ledger.as("inspector.one").listen("/api/v1/views/moderator-effect/stream?authority=E10000111")) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.contentType()).startsWith("text/event-stream");
            Event snapshot = stream.next(event -> rows(event).size() == 1);
            assertThat(rows(snapshot).get(0).get("downgraded").asInt()).isZero();

            moderate("STREAM-1");
            Event update = stream.next();

            assertThat(update.name()).isEqualTo("update");
            assertThat(rows(update).get(0).get("downgraded").asInt()).isEqualTo(1);
            assertThat(rows(update).get(0).get("inadequate").asInt()).isEqualTo(1);
            assertThat(update.position()).isGreaterThan(snapshot.position());
            assertThat(update.position())
                    .isEqualTo(update.json().get("position").asLong());
        }
    }

    @Test
    void names_its_first_event_snapshot_whatever_the_ledger_holds() {
        try (EventStream stream = lead.listen("/api/v1/views/concerns/stream?authority=E10000199")) {
            Event first = stream.next();

            assertThat(first.name()).isEqualTo("snapshot");
            assertThat(rows(first)).isEmpty();
            assertThat(first.position()).isEqualTo(first.json().get("position").asLong());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grade-distribution",
                "domain-grades",
                "moderator-effect",
                "re-audit-improvement",
                "action-timeliness",
                "completion",
                "team-coverage",
                "concerns",
                "escalations",
                "participation",
                "at-risk"
            })
    void carries_any_view_as_the_view_itself_answers(String view) {
        String question = "?authority=E10000013&asAt=2019-09-15";
        try (EventStream stream = lead.listen("/api/v1/views/" + view + "/stream" + question)) {
            assertThat(rows(stream.next()))
                    .isEqualTo(
                            lead.get("/api/v1/views/" + view + question).json().get("rows"));
        }
    }

    @Test
    void carries_several_views_over_one_connection() {
        submitted("E10000112", "STREAM-2");
        try (EventStream stream = lead.listen(
                "/api/v1/stream?view=moderator-effect&view=concerns&view=domain-grades" + "&authority=E10000112")) {
            Map<String, String> first = new HashMap<>();
            while (first.size() < 3) {
                Event event = stream.next();
                first.putIfAbsent(event.json().get("view").asString(), event.name());
            }
            assertThat(first)
                    .isEqualTo(Map.of(
                            "moderator-effect", "snapshot", "concerns", "snapshot", "domain-grades", "snapshot"));

            moderate("STREAM-2");

            Map<String, String> latest = new HashMap<>();
            stream.next(event -> {
                latest.put(event.json().get("view").asString(), rows(event).toString());
                return latest.getOrDefault("moderator-effect", "").contains("\"moderated\":1")
                        && latest.getOrDefault("concerns", "").contains("\"raised\":1");
            });
            assertThat(latest).doesNotContainKey("domain-grades");
        }
    }

    @Test
    void of_a_history_goes_on_with_what_happens_next() {
        String position = submitted("E10000113", "STREAM-3").position();
        try (EventStream stream = lead.listen("/api/v1/audits/STREAM-3/history/stream", "X-Min-Position", position)) {
            Event snapshot = stream.next();
            assertThat(snapshot.name()).isEqualTo("snapshot");
            assertThat(types(snapshot)).containsExactly("AuditAllocated", "GradeSubmitted");

            moderate("STREAM-3");
            Event update = stream.next(event -> types(event).contains("ConcernRaised"));

            assertThat(update.name()).isEqualTo("update");
            JsonNode moderation = entry(update, "GradeModerated");
            assertThat(moderation.get("actor").get("id").asString()).isEqualTo("moderator.one");
            assertThat(moderation.get("actor").get("role").asString()).isEqualTo("MODERATOR");
            assertThat(moderation.get("effectiveOn").asString()).isEqualTo(Body.MODERATED_ON);
            assertThat(moderation.get("reason").asString()).isEqualTo("What the file shows");
            assertThat(moderation.get("standing").asString()).isEqualTo("Inadequate");
            assertThat(moderation.get("changes").toString())
                    .contains("\"field\":\"overall\",\"from\":\"Good\",\"to\":\"Inadequate\"");
        }
    }

    @Test
    void resumes_after_the_last_event_that_its_reader_saw() {
        submitted("E10000114", "STREAM-4");
        String address = "/api/v1/views/moderator-effect/stream?authority=E10000114";
        Event seen;
        try (EventStream stream = lead.listen(address)) {
            seen = stream.next(event -> rows(event).size() == 1);
        }
        moderate("STREAM-4");
        lead.get("/api/v1/audits/STREAM-4", "X-Min-Position", String.valueOf(ledger.head()));

        try (EventStream stream = lead.listen(address, "Last-Event-ID", seen.id())) {
            Event next = stream.next();

            assertThat(next.position()).isGreaterThan(seen.position());
            assertThat(rows(next).get(0).get("moderated").asInt()).isEqualTo(1);
        }
    }

    @Test
    void of_a_history_resumes_with_the_entries_that_its_reader_missed() {
        String seen = submitted("E10000115", "STREAM-5").position();
        moderate("STREAM-5");

        try (EventStream stream = lead.listen("/api/v1/audits/STREAM-5/history/stream", "Last-Event-ID", seen)) {
            Event next = stream.next(event -> types(event).contains("GradeModerated"));

            assertThat(types(next)).doesNotContain("AuditAllocated", "GradeSubmitted");
        }
    }

    @Test
    void of_a_past_day_is_not_moved_by_what_happens_after_it() {
        String question = "?authority=E10000116&asAt=2024-03-15";
        submitted("E10000116", "STREAM-6");
        try (EventStream stream = lead.listen("/api/v1/views/grade-distribution/stream" + question)) {
            stream.next(event -> rows(event).size() == 1);
            String position = moderate("STREAM-6").position();
            submitted("E10000116", "STREAM-6B");

            Event next = stream.next(event -> event.position() > Long.parseLong(position));

            assertThat(rows(next).get(0).get("counts").get("Good").asInt()).isEqualTo(2);
            assertThat(rows(next).get(0).get("counts").get("Inadequate").asInt())
                    .isZero();
        }
    }

    private Reply submitted(String authority, String id) {
        lead.post("/api/v1/audits", with(allocation(authority, id), "auditor", "auditor.one"))
                .accepted();
        return ledger.as("auditor.one")
                .post("/api/v1/audits/" + id + "/grade", grade(Body.SUBMITTED_ON, "Good"))
                .accepted();
    }

    private Reply moderate(String id) {
        return ledger.as("moderator.one")
                .post("/api/v1/audits/" + id + "/moderation", grade(Body.MODERATED_ON, "Inadequate"))
                .accepted();
    }

    private static JsonNode rows(Event event) {
        return event.json().get("rows");
    }

    private static List<String> types(Event event) {
        return event.json()
                .get("entries")
                .valueStream()
                .map(entry -> entry.get("type").asString())
                .toList();
    }

    private static JsonNode entry(Event event, String type) {
        return event.json()
                .get("entries")
                .valueStream()
                .filter(entry -> entry.get("type").asString().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
