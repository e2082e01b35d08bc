package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the server answered. */
public record Reply(int status, HttpHeaders headers, String body) {

    static Reply of(HttpResponse<String> response) {
        return new Reply(response.statusCode(), response.headers(), response.body());
    }

    public JsonNode json() {
        return Caller.JSON.readTree(body);
    }

    /** A header that must be there. */
    public String header(String name) {
        return headers.firstValue(name).orElseThrow(() -> new AssertionError("No header " + name + " in " + this));
    }

    @Nullable
    String headerIfAny(String name) {
        return headers.firstValue(name).orElse(null);
    }

    String etag() {
        return header("ETag");
    }

    /** Where a reader finds this write. */
    public String position() {
        return header("X-Ledger-Position");
    }

    /** The stable code of a problem. */
    String code() {
        return problem().get("code").asString();
    }

    /** The fields that a problem blames. */
    List<String> fields() {
        JsonNode errors = problem().get("errors");
        return errors == null
                ? List.of()
                : errors.valueStream()
                        .map(error -> error.get("field").asString())
                        .toList();
    }

    /** What a problem tells a person. */
    String detail() {
        return problem().get("detail").asString();
    }

    private JsonNode problem() {
        assertThat(header("Content-Type")).as(toString()).startsWith("application/problem+json");
        JsonNode problem = json();
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.has("code")).as("%s has a code", body).isTrue();
        return problem;
    }

    /** Checks that a command or question was accepted. */
    public Reply accepted() {
        assertThat(status).as(toString()).isBetween(200, 299);
        return this;
    }

    @Override
    public String toString() {
        return status + " " + body;
    }
}
