package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A question to a view with the rows of its answer, as a file tells them.
 *
 * @param name of the file
 */
public record ExpectedAnswer(String name, String view, Map<String, String> query, JsonNode rows) {

    /** What doesn't occur is not in them, so more keys would be wrong there. */
    private static final List<String> COUNTS_OF_WHAT_OCCURS = List.of(".transitions", ".notImprovedBySequence");

    private static final Path FOLDER = Path.of("src/test/resources/expected");

    /** All files about one council. */
    public static List<ExpectedAnswer> of(String council) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(council))) {
            List<ExpectedAnswer> answers =
                    files.sorted().map(ExpectedAnswer::read).toList();
            assertThat(answers).as("files about " + council).isNotEmpty();
            return answers;
        } catch (IOException e) {
            throw new IllegalStateException("The expected answers are not where they were", e);
        }
    }

    private static ExpectedAnswer read(Path file) {
        JsonNode json = Caller.JSON.readTree(file.toFile());
        Map<String, String> query = new LinkedHashMap<>();
        json.get("query")
                .properties()
                .forEach(parameter ->
                        query.put(parameter.getKey(), parameter.getValue().asString()));
        return new ExpectedAnswer(
                file.getFileName().toString(), json.get("view").asString(), query, json.get("rows"));
    }

    /** The same question about one authority. */
    ExpectedAnswer of(Authority authority) {
        Map<String, String> narrower = new LinkedHashMap<>(query);
        narrower.put("authority", authority.code());
        return new ExpectedAnswer(name, view, narrower, rows);
    }

    /** The same question, its {@code knownAt} one of some moments by their names. */
    ExpectedAnswer knownAt(Map<String, String> moments) {
        Map<String, String> dated = new LinkedHashMap<>(query);
        dated.computeIfPresent("knownAt", (name, moment) -> moments.getOrDefault(moment, moment));
        return new ExpectedAnswer(this.name, view, dated, rows);
    }

    /** An ONS code. */
    record Authority(String code) {}

    String address() {
        return "/api/v1/views/" + view + "?"
                + query.entrySet().stream()
                        .map(parameter -> parameter.getKey() + "="
                                + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }

    /** Asks, and compares every key that is expected. */
    public void check(Caller caller) {
        Reply reply = caller.get(address()).accepted();
        assertThat(reply.json().get("view").asString()).isEqualTo(view);
        assertHolds(reply.json().get("rows"), rows, "rows");
    }

    private static void assertHolds(@Nullable JsonNode actual, JsonNode expected, String where) {
        assertThat(actual).as(where).isNotNull();
        if (actual == null) {
            return;
        }
        switch (expected.getNodeType()) {
            case OBJECT -> {
                if (COUNTS_OF_WHAT_OCCURS.stream().anyMatch(where::endsWith)) {
                    assertThat(actual).as(where).isEqualTo(expected);
                }
                expected.properties()
                        .forEach(property -> assertHolds(
                                actual.get(property.getKey()), property.getValue(), where + "." + property.getKey()));
            }
            case ARRAY -> {
                assertThat(actual.size()).as(where + " of " + actual).isEqualTo(expected.size());
                for (int i = 0; i < expected.size(); i++) {
                    assertHolds(actual.get(i), expected.get(i), where + "[" + i + "]");
                }
            }
            case NUMBER -> assertThat(actual.asDouble()).as(where).isEqualTo(expected.asDouble());
            case STRING, NULL, BOOLEAN, BINARY, MISSING, POJO ->
                assertThat(actual).as(where).isEqualTo(expected);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
