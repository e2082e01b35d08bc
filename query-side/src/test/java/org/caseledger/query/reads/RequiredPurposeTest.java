package org.caseledger.query.reads;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import org.caseledger.query.facts.Facts;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Where every look needs a purpose")
class RequiredPurposeTest {

    private final LookFilter filter = LookFilter.recording(
            new MemoryReadLedger(), new Facts(), true, JsonMapper.builder().build());
    private final AtomicBoolean passed = new AtomicBoolean();

    private MockServerWebExchange ask(MockServerHttpRequest.BaseBuilder<?> request) {
        MockServerWebExchange exchange = MockServerWebExchange.from(request);
        filter.filter(exchange, forwarded -> {
                    passed.set(true);
                    return forwarded.getResponse().setComplete();
                })
                .block();
        return exchange;
    }

    @Test
    void a_look_without_one_is_refused() {
        MockServerWebExchange exchange = ask(MockServerHttpRequest.get("/api/v1/audits/A1"));

        assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.PRECONDITION_REQUIRED);
        assertThat(exchange.getResponse().getBodyAsString().block()).contains("purpose-required");
        assertThat(passed).isFalse();
    }

    @Test
    void a_page_asks_for_it() {
        MockServerWebExchange exchange =
                ask(MockServerHttpRequest.get("/audits?id=A&page=2").accept(MediaType.TEXT_HTML));

        assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.SEE_OTHER);
        assertThat(exchange.getResponse().getHeaders().getLocation())
                .isEqualTo(URI.create("/purpose?for=%2Faudits%3Fid%3DA%26page%3D2"));
        assertThat(passed).isFalse();
    }

    @Test
    void a_look_with_one_passes_and_so_do_figures_without() {
        ask(MockServerHttpRequest.get("/api/v1/audits/A1").header("Purpose", "Inspection"));
        assertThat(passed).isTrue();

        passed.set(false);
        ask(MockServerHttpRequest.get("/api/v1/views/completion"));
        assertThat(passed).isTrue();
    }
}
