package org.caseledger.query.reads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.caseledger.query.WebTest;
import org.caseledger.query.given.Allocation;
import org.caseledger.query.given.Ledger;
import org.caseledger.query.reads.ReadLedger.Search;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.test.StepVerifier;

@DisplayName("Looks at a person's data")
class LookFilterTest extends WebTest {

    @Autowired
    private MemoryReadLedger reads;

    private final Ledger given = new Ledger();

    @AfterEach
    void mend() {
        reads.breakDown(false);
    }

    private void audit(String id) {
        given.audit(id);
        feed.all(given);
    }

    private ResponseSpec get(String address, Object... values) {
        return client.get().uri(address, values).exchange();
    }

    /** The looks at an audit. */
    private List<RecordedLook> at(String audit) {
        return reads.find(new Search(null, null, audit, null, null, null, null, null, 100, false));
    }

    @Test
    void are_recorded_with_who_what_and_why() {
        audit("RL-1");

        client.get()
                .uri("/api/v1/audits/RL-1/history?until=2019-09-01")
                .header("Purpose", "Inspection of 2019")
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(at("RL-1")).singleElement().satisfies(look -> {
            assertThat(look.actor()).isEqualTo("qa.lead");
            assertThat(look.role()).isEqualTo("QA_LEAD");
            assertThat(look.kind()).isEqualTo(LookKind.HISTORY);
            assertThat(look.authority()).isEqualTo("E10000001");
            assertThat(look.purpose()).isEqualTo("Inspection of 2019");
            assertThat(look.asked()).isEqualTo("/api/v1/audits/RL-1/history?until=2019-09-01");
            assertThat(look.status()).isEqualTo(200);
        });
    }

    @Test
    void may_state_their_purpose_as_a_parameter_that_no_endpoint_sees() {
        audit("RL-2");

        get("/api/v1/audits/RL-2?purpose={why}", "Complaint of the family")
                .expectStatus()
                .isOk();

        assertThat(at("RL-2")).singleElement().satisfies(look -> {
            assertThat(look.purpose()).isEqualTo("Complaint of the family");
            assertThat(look.asked()).isEqualTo("/api/v1/audits/RL-2");
        });
    }

    @Test
    void are_recorded_too_where_nothing_is_shown_or_nothing_is_new() {
        audit("RL-3");
        given.audit("RL-4", Allocation::looped).submitted("2019-08-14", "Good");
        feed.all(given);

        get("/api/v1/audits/RL-none").expectStatus().isNotFound();
        client.get()
                .uri("/api/v1/audits/RL-3")
                .header("If-None-Match", "*")
                .exchange()
                .expectStatus()
                .isNotModified();
        as("auditor.two")
                .get()
                .uri("/api/v1/concerns/RL-4")
                .exchange()
                .expectStatus()
                .isNotFound();

        assertThat(at("RL-none")).extracting(RecordedLook::status).containsExactly(404);
        assertThat(at("RL-3")).extracting(RecordedLook::status).containsExactly(304);
        assertThat(at("RL-4")).extracting(RecordedLook::actor).containsExactly("auditor.two");
    }

    @Test
    void are_recorded_once_for_a_stream_and_before_its_first_event() {
        audit("RL-5");

        StepVerifier.create(client.get()
                        .uri("/api/v1/audits/RL-5/history/stream")
                        .accept(MediaType.TEXT_EVENT_STREAM)
                        .exchange()
                        .returnResult(String.class)
                        .getResponseBody()
                        .take(1))
                .assertNext(first -> assertThat(at("RL-5")).hasSize(1))
                .verifyComplete();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/audits/RL-6",
        "/api/v1/audits/RL-6/history",
        "/api/v1/audits/RL-6/actions",
        "/api/v1/audits/RL-none",
        "/audits/RL-6",
        "/audits",
        "/api/v1/views/themes/words",
        "/api/v1/ledger/unknown"
    })
    void show_nothing_that_cannot_be_recorded(String address) {
        audit("RL-6");
        reads.breakDown(true);

        get(address)
                .expectStatus()
                .isEqualTo(503)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("read-not-recorded");
    }

    @Test
    void begin_no_stream_that_cannot_be_recorded() {
        audit("RL-7");
        reads.breakDown(true);

        client.get()
                .uri("/api/v1/audits/RL-7/history/stream")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectBody(String.class)
                .value(body -> assertThat(body).doesNotContain("AuditAllocated"));
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/views/grouped", "/api/v1/teams", "/api/v1/log/vkey", "/trends", "/caseledger/style.css"})
    void are_none_where_figures_name_nobody(String address) {
        reads.breakDown(true);

        get(address).expectStatus().isOk();
    }

    @Test
    void need_a_purpose_in_one_line() {
        audit("RL-8");

        get("/api/v1/audits/RL-8?purpose=" + "x".repeat(201))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("purpose");
        get("/api/v1/audits/RL-8?purpose={why}", "a\nb").expectStatus().isBadRequest();
        assertThat(at("RL-8")).isEmpty();
    }

    @Test
    void are_listed_as_JSON_and_as_CSV() {
        audit("RL-9");
        get("/api/v1/audits/RL-9?purpose=one").expectStatus().isOk();
        get("/api/v1/audits/RL-9/history?purpose=two").expectStatus().isOk();

        get("/api/v1/reads?audit=RL-9&from=2019-09-15&to=2019-09-15&limit=1")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.reads.length()")
                .isEqualTo(1)
                .jsonPath("$.reads[0].purpose")
                .isEqualTo("one")
                .jsonPath("$.next")
                .isEqualTo((int) at("RL-9").getFirst().sequence());
        get("/api/v1/reads?audit=RL-9&format=csv&after=" + at("RL-9").getFirst().sequence())
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(csv -> assertThat(csv.lines())
                        .as("the second look, and the one at both")
                        .hasSize(3)
                        .first()
                        .asString()
                        .startsWith("sequence,at,actor,role,kind,authority,auditId,subject,asked,purpose,status,hash"));
        get("/api/v1/reads?from=2019-09-16&to=2019-09-15").expectStatus().isBadRequest();
        get("/api/v1/reads?limit=0").expectStatus().isBadRequest();
        get("/api/v1/reads?after=x").expectStatus().isBadRequest();
    }

    @Test
    void stand_on_a_page_with_words_where_there_are_none() {
        audit("RL-10");
        get("/audits/RL-10?purpose={why}", "Care review").expectStatus().isOk();

        get("/reads?audit=RL-10&subject=&from=")
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(page -> assertThat(page)
                        .contains("Care review")
                        .contains("15 September 2019 at 10:00:00")
                        .contains("/api/v1/reads?format=csv&amp;audit=RL-10"));
        get("/reads?audit=RL-11")
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("Nobody has looked at what you ask for."));
        get("/reads?from=yesterday")
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("There is a problem"));
    }

    @Test
    void lead_from_the_purpose_to_pages_of_this_server_alone() {
        get("/purpose?for={for}", "/audits?id=RL&page=1")
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("action=\"/audits\"").contains("name=\"id\" value=\"RL\""));
        for (String elsewhere : List.of("//evil.example/", "https://evil.example/", "/\\evil.example")) {
            get("/purpose?for={for}", elsewhere)
                    .expectBody(String.class)
                    .value(page -> assertThat(page).contains("action=\"/\"").doesNotContain("evil"));
        }
    }
}
