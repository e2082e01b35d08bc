package org.caseledger.query.county;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.given.Ask;
import org.caseledger.query.view.Filters;
import org.caseledger.query.view.Grouping;
import org.caseledger.query.view.ViewQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The views answer the published report of a whole county to the last digit. */
class CountyTest {

    private static final Path EXPECTED = Path.of("../ledger-app/src/test/resources/expected/county-2019-08");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Facts COUNTY = CountyFiles.tell().facts();

    static List<Path> reports() throws IOException {
        try (Stream<Path> files = Files.list(EXPECTED)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("reports")
    void answersThePublishedReport(Path report) {
        JsonNode expected = JSON.readTree(report.toFile());
        List<?> rows = Ask.view(expected.get("view").asString()).rows(COUNTY, query(expected.get("query")));
        assertHolds(JSON.valueToTree(rows), expected.get("rows"), "rows");
    }

    private static ViewQuery query(JsonNode query) {
        String programme = text(query, "programme");
        String by = text(query, "by");
        ViewQuery everything = Ask.asAt(query.get("asAt").asString());
        ViewQuery inWindow = Ask.window(text(query, "from"), text(query, "to"), everything);
        ViewQuery grouped = by == null ? inWindow : Ask.by(Grouping.valueOf(by.toUpperCase(Locale.ROOT)), inWindow);
        return Ask.of(new Filters(null, programme, null, null, null, null), grouped);
    }

    private static @Nullable String text(JsonNode node, String key) {
        return node.has(key) ? node.get(key).asString() : null;
    }

    /** Every key that is expected is there with its value; more keys may be. */
    private static void assertHolds(@Nullable JsonNode actual, JsonNode expected, String where) {
        assertThat(actual).as(where).isNotNull();
        if (actual == null) {
            return;
        }
        switch (expected.getNodeType()) {
            case OBJECT ->
                expected.properties()
                        .forEach(property -> assertHolds(
                                actual.get(property.getKey()), property.getValue(), where + "." + property.getKey()));
            case ARRAY -> {
                assertThat(actual.size()).as(where).isEqualTo(expected.size());
                for (int i = 0; i < expected.size(); i++) {
                    assertHolds(actual.get(i), expected.get(i), where + "[" + i + "]");
                }
            }
            case NUMBER -> assertThat(actual.asDouble()).as(where).isEqualTo(expected.asDouble());
            case STRING, NULL, BOOLEAN, BINARY, MISSING, POJO ->
                assertThat(actual).as(where).isEqualTo(expected);
        }
    }
}
