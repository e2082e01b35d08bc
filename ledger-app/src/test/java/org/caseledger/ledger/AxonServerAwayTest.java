package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.caseledger.eventstore.LedgerMismatchException;
import org.caseledger.eventstore.LedgerUnavailableException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Order(26)
@DisplayName("Without its Axon Server a ledger")
class AxonServerAwayTest {

    @TempDir
    Path folder;

    @Test
    void ends_its_start_with_a_word_on_what_it_waited_for() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (LedgerProcess process = serve("127.0.0.1:" + port)) {
            assertThat(process.exitCode()).isEqualTo(1);
            assertThat(process.output())
                    .contains("Axon Server at 127.0.0.1:" + port + ", context default can't be reached", "Trying again")
                    .containsOnlyOnce("Case Ledger can't start: ")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void is_not_started_with_an_address_that_is_none() throws Exception {
        try (LedgerProcess process = serve("http://localhost/")) {
            assertThat(process.exitCode()).isEqualTo(1);
            assertThat(process.output()).contains("Case Ledger can't start: --axonserver", "HOST:PORT");
        }
    }

    private LedgerProcess serve(String address) throws Exception {
        return LedgerProcess.of(
                List.of("-Dcaseledger.axonserver.patience=1s"),
                "serve",
                "--demo",
                "--data",
                folder.toString(),
                "--port",
                "0",
                "--event-store",
                "axonserver",
                "--axonserver",
                address);
    }

    @RestController
    static final class Commands {

        @PostMapping("/away")
        Mono<Void> away() {
            return Mono.error(
                    new LedgerUnavailableException("Axon Server at events.example:8124 can't be reached", null));
        }

        @PostMapping("/unknown")
        Mono<Void> unknown() {
            return Mono.error(new LedgerUnavailableException("Axon Server did not answer", null).withUnknownOutcome());
        }

        @PostMapping("/another")
        Mono<Void> another() {
            return Mono.error(new LedgerMismatchException("Axon Server ends at position 3"));
        }
    }

    private static WebTestClient client() {
        return WebTestClient.bindToController(new Commands())
                .controllerAdvice(new ApiErrors(JsonMapper.shared()))
                .build();
    }

    private static WebTestClient.BodyContentSpec away(String uri) {
        return client().post()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals(HttpHeaders.RETRY_AFTER, "2")
                .expectBody();
    }

    @Test
    void answers_commands_with_503_and_when_to_ask_again() {
        away("/away")
                .jsonPath("$.code")
                .isEqualTo("store-away")
                .jsonPath("$.detail")
                .value(
                        String.class,
                        detail -> assertThat(detail)
                                .contains("nothing was stored")
                                .doesNotContain("events.example"));
    }

    @Test
    void says_where_a_command_may_have_taken_effect() {
        away("/unknown")
                .jsonPath("$.code")
                .isEqualTo("outcome-unknown")
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("idempotency key"));
    }

    @Test
    void takes_no_command_where_another_ledger_took_its_place() {
        client().post()
                .uri("/another")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("ledger-mismatch");
    }
}
