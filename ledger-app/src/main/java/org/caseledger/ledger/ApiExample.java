package org.caseledger.ledger;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One call as the API's description shows it.
 *
 * @param call method and address, such as {@code GET /api/v1/audits/{id}}
 * @param name of the operation, the same in each of its examples
 * @param summary what the operation does, the same in each of its examples
 * @param as who sends it, one of the demo's users
 * @param path what stands for the names in the address; {@link #AS_LOCATED} for the id that {@code Location} last named
 * @param accept the media type that is asked for; JSON where absent
 * @param body what is sent as JSON; absent where nothing is
 * @param files what is sent as files instead, by name
 * @param needs what a ledger doesn't have by itself and the call can't do without; such a call is shown and not sent
 * @param status what it is answered with
 * @param answer the answer's body: its JSON, its text, or the data of a stream's first event
 */
record ApiExample(
        String call,
        String name,
        String summary,
        String as,
        Map<String, String> path,
        Map<String, String> query,
        Map<String, String> headers,
        @Nullable String accept,
        @Nullable Map<String, Object> body,
        Map<String, String> files,
        @Nullable String needs,
        int status,
        @Nullable Object answer) {

    static final String AS_LOCATED = "@location";

    ApiExample {
        path = orNone(path);
        query = orNone(query);
        headers = orNone(headers);
        files = orNone(files);
    }

    private static Map<String, String> orNone(@Nullable Map<String, String> told) {
        return Objects.requireNonNullElse(told, Map.of());
    }

    /** Whether the call is answered as asked for, and not with a problem. */
    boolean succeeds() {
        return status < 300;
    }

    /** The media type of the answer. */
    String answeredAs() {
        if (!succeeds()) {
            return "application/problem+json";
        }
        return accept == null ? "application/json" : accept;
    }
}
