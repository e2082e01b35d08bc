package org.caseledger.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API's examples: stories of a made-up council, told call by call in this order, so that each builds on those before
 * it. They stand in the API's description, and a test sends them.
 */
final class ApiExamples {

    private static final List<String> STORIES = List.of(
            "audits",
            "looped-audits",
            "actions",
            "concerns",
            "escalations",
            "rounds-and-frameworks",
            "follow-up",
            "views",
            "reports",
            "findings",
            "imports",
            "register",
            "samples",
            "transparency-log",
            "reads",
            "subjects",
            "retention",
            "dead-letters");

    private ApiExamples() {}

    static List<ApiExample> all() {
        JsonMapper json = JsonMapper.builder().build();
        return STORIES.stream().flatMap(story -> read(json, story).stream()).toList();
    }

    private static List<ApiExample> read(JsonMapper json, String story) {
        String file = "/api-examples/" + story + ".json";
        try (InputStream in = ApiExamples.class.getResourceAsStream(file)) {
            return Arrays.asList(json.readValue(Objects.requireNonNull(in, file), ApiExample[].class));
        } catch (IOException unreadable) {
            throw new IllegalStateException("The API's examples in " + file + " can't be read", unreadable);
        }
    }
}
