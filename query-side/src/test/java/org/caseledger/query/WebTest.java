package org.caseledger.query;

import java.time.Duration;
import org.caseledger.query.QueryServer.FakeView;
import org.caseledger.query.QueryServer.Feed;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A test through HTTP; all of them share one server and one ledger that only grows. */
@SpringBootTest(
        classes = QueryServer.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.webflux.problemdetails.enabled=true")
public abstract class WebTest {

    @Autowired
    protected Feed feed;

    @Autowired
    protected FakeView groupedView;

    @Autowired
    protected FakeView plainView;

    @LocalServerPort
    private int port;

    protected WebTestClient client;

    @BeforeEach
    void connect() {
        client = as("qa.lead");
    }

    /** A client that speaks for a person. */
    protected WebTestClient as(String user) {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(60))
                .defaultHeaders(headers -> headers.setBasicAuth(user, "demo"))
                .build();
    }
}
