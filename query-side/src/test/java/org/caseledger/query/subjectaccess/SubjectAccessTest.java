package org.caseledger.query.subjectaccess;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.caseledger.query.WebTest;
import org.caseledger.query.given.Audit;
import org.caseledger.query.given.Ledger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A subject's file")
class SubjectAccessTest extends WebTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Ledger given = new Ledger();

    private Map<String, String> file(String question) throws IOException {
        byte[] zip = Objects.requireNonNull(client.get()
                .uri("/api/v1/subject-access?" + question)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("application/zip")
                .expectBody()
                .returnResult()
                .getResponseBody());
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), UTF_8));
            }
        }
        return files;
    }

    @Test
    void holds_all_of_a_child_with_other_people_under_other_names() throws IOException {
        given.audit("SA-1")
                .submitted("2019-08-14", "Inadequate")
                .spoken("2019-08-15", "They listened to me.", "He feels safer.")
                .moderated("2019-08-20", "Inadequate", "Good");
        given.action("SA-1-X", "SA-1", "2019-08-20", "2019-09-20", "manager.one");
        given.audit("SA-other").submitted("2019-08-14", "Good");
        feed.all(given);
        client.get().uri("/api/v1/audits/SA-1").exchange().expectStatus().isOk();

        Map<String, String> files = file("authority=E10000001&childRef=child of SA-1");

        assertThat(files.keySet())
                .containsExactly(
                        "index.html",
                        "data.json",
                        "audits.csv",
                        "history.csv",
                        "actions.csv",
                        "concerns.csv",
                        "escalations.csv",
                        "reads.csv");
        JsonNode data = JSON.readTree(files.get("data.json"));
        assertThat(data.get("audits").size()).isEqualTo(1);
        assertThat(data.get("history").size()).isEqualTo(4);
        assertThat(data.get("actions").get(0).get("owner").asString()).startsWith("Colleague ");
        assertThat(data.get("reads").get(0).get("actor").asString()).startsWith("Colleague ");
        assertThat(data.get("reads").get(0).get("role").asString()).isEqualTo("QA_LEAD");
        assertThat(files.get("index.html")).contains("They listened to me.").contains("He feels safer.");
        assertThat(files.values())
                .allSatisfy(text -> assertThat(text)
                        .doesNotContain(Audit.AUDITOR)
                        .doesNotContain(Audit.MODERATOR)
                        .doesNotContain("manager.one")
                        .doesNotContain("qa.lead")
                        .doesNotContain("SA-other"));
    }

    @Test
    void gives_one_person_one_name_throughout() throws IOException {
        given.audit("SA-2").submitted("2019-08-14", "Good").moderated("2019-08-20", "Good", "Inadequate");
        feed.all(given);

        JsonNode data =
                JSON.readTree(file("authority=E10000001&childRef=child of SA-2").get("data.json"));

        assertThat(data.get("history").get(0).get("actor").get("onBehalfOf"))
                .as("whom the importer acted for is the auditor")
                .isEqualTo(data.get("audits").get(0).get("auditor"));
    }

    @Test
    void holds_of_a_colleague_what_they_did_and_read_and_no_child_and_no_text() throws IOException {
        given.audit("SA-3").submitted("2019-08-14", "Good").moderated("2019-08-20", "Good", "Inadequate");
        given.audit("SA-3b").spoken("2019-08-15", "They shouted.", "Worse.");
        given.action("SA-3-X", "SA-3", "2019-08-20", "2019-09-20", Audit.MODERATOR);
        given.action("SA-3-Y", "SA-3", "2019-08-20", "2019-09-20", "somebody.else");
        feed.all(given);
        as("auditor.two")
                .get()
                .uri("/api/v1/audits/SA-3?purpose=Second look")
                .exchange()
                .expectStatus()
                .isOk();

        Map<String, String> moderator = file("person=" + Audit.MODERATOR);
        assertThat(moderator.get("actions.csv")).contains("SA-3-X").doesNotContain("SA-3-Y");
        assertThat(moderator.get("history.csv")).contains("GradeModerated").contains(Audit.MODERATOR);
        assertThat(moderator.values())
                .allSatisfy(text -> assertThat(text)
                        .doesNotContain("child of")
                        .doesNotContain("They shouted.")
                        .doesNotContain("somebody.else")
                        .doesNotContain(Audit.AUDITOR));

        String reads = file("person=auditor.two").get("reads.csv");
        assertThat(reads).contains("SA-3").contains("Second look").doesNotContain("child of");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "authority=E10000001",
                "childRef=C-1",
                "person=a&childRef=C-1",
                "person=a&authority=E10000001",
                "who=a"
            })
    void is_of_a_child_with_its_authority_or_of_a_person(String question) {
        client.get()
                .uri("/api/v1/subject-access?" + question)
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void is_refused_where_nothing_is_held() {
        client.get()
                .uri("/api/v1/subject-access?person=nobody.at.all")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unknown-subject");
    }
}
