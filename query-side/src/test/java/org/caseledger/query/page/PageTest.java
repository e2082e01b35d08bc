package org.caseledger.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.query.WebTest;
import org.springframework.http.MediaType;

/** A test of what pages say, to whom. */
abstract class PageTest extends WebTest {

    /** A page as somebody sees it. */
    String page(String user, String uri, int status, Object... variables) {
        String html = as(user).get()
                .uri(uri, variables)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_HTML)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(html).isNotNull();
        return String.valueOf(html);
    }
}
