package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ExtendWith(DemoLedger.Shared.class)
@DisplayName("The API's description")
class ApiExamplesTest {

    /** What differs from one ledger to the next. */
    private static final Set<String> OF_THE_LEDGER = Set.of(
            "position",
            "recordedAt",
            "knownAt",
            "importId",
            "pinnedOn",
            "pinnedAt",
            "rebuildId",
            "eventsTotal",
            "eventsDone",
            "eventsPerSecond",
            "answersTotal",
            "answersDone");

    private final DemoLedger ledger;
    private String located = "";

    ApiExamplesTest(DemoLedger ledger) {
        this.ledger = ledger;
    }

    @Test
    void shows_a_successful_example_of_every_call() {
        Set<String> described = new TreeSet<>();
        JsonNode paths =
                ledger.as("qa.lead").get("/v3/api-docs").accepted().json().get("paths");
        paths.properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

        assertThat(ApiExamples.all().stream()
                        .filter(ApiExample::succeeds)
                        .map(ApiExample::call)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(described);
    }

    @Test
    void names_every_operation_once() {
        Map<String, Set<String>> callsByName = ApiExamples.all().stream()
                .collect(Collectors.groupingBy(
                        ApiExample::name, Collectors.mapping(ApiExample::call, Collectors.toSet())));

        assertThat(callsByName.values()).allSatisfy(calls -> assertThat(calls).hasSize(1));
    }

    @Test
    void is_true_to_the_letter_when_its_examples_are_sent_in_turn() {
        for (ApiExample example : sent()) {
            Reply reply = example.call().startsWith("GET ") ? asked(example) : told(example);
            assertThat(reply.status()).as(example + " gave " + reply).isEqualTo(example.status());
            assertThat(asDocumented(example, reply))
                    .as(example + " gave " + reply)
                    .isTrue();
        }
    }

    /** Those that need what this ledger hasn't are sent by the tests that bring it about. */
    private static List<ApiExample> sent() {
        return ApiExamples.all().stream()
                .filter(example -> example.needs() == null)
                .toList();
    }

    private Reply told(ApiExample example) {
        Caller caller = ledger.as(example.as());
        Reply reply = example.files().isEmpty()
                ? caller.post(address(example), Caller.JSON.writeValueAsString(example.body()), headers(example))
                : caller.beginImport(
                        Caller.asBytes(example.files()),
                        "true".equals(example.query().get("dryRun")));
        String location = reply.headerIfAny("Location");
        if (location != null) {
            located = location.substring(location.lastIndexOf('/') + 1);
        }
        return reply;
    }

    /** What was told before is waited for; a draw or an import takes its time besides. */
    private Reply asked(ApiExample example) {
        Caller caller = ledger.as(example.as());
        if (example.answeredAs().equals("text/event-stream")) {
            try (EventStream stream = caller.listen(address(example))) {
                String first = stream.next(event -> !event.data().isEmpty()).data();
                return new Reply(stream.status(), HttpHeaders.of(Map.of(), (name, value) -> true), first);
            }
        }
        return Waiting.until(
                () -> caller.get(address(example), headersOfReads(example)),
                reply -> reply.status() != example.status() || asDocumented(example, reply));
    }

    private String address(ApiExample example) {
        String path = example.call().substring(example.call().indexOf(' ') + 1);
        for (Map.Entry<String, String> part : example.path().entrySet()) {
            String value = part.getValue().equals(ApiExample.AS_LOCATED) ? located : part.getValue();
            path = path.replace("{" + part.getKey() + "}", encoded(value));
        }
        String query = example.query().entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String[] headersOfReads(ApiExample example) {
        List<String> headers = new ArrayList<>(List.of(headers(example)));
        headers.addAll(List.of("X-Min-Position", String.valueOf(ledger.head())));
        return headers.toArray(String[]::new);
    }

    private static String[] headers(ApiExample example) {
        List<String> headers = new ArrayList<>();
        example.headers().forEach((name, value) -> headers.addAll(List.of(name, value)));
        if (example.accept() != null) {
            headers.addAll(List.of("Accept", example.accept()));
        }
        return headers.toArray(String[]::new);
    }

    /** An example without an answer documents the status alone. */
    private static boolean asDocumented(ApiExample example, Reply reply) {
        return switch (example.answer()) {
            case null -> true;
            case String text -> reply.body().equals(text);
            case Object json -> anywhere(reply.json()).equals(anywhere(Caller.JSON.valueToTree(json)));
        };
    }

    private static JsonNode anywhere(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(OF_THE_LEDGER);
        }
        node.forEach(ApiExamplesTest::anywhere);
        return node;
    }
}
