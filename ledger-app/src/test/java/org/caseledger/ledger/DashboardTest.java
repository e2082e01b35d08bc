package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.ledger.YamlFile.list;
import static org.caseledger.ledger.YamlFile.map;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dashboard and the alarms ask for figures that docs/operations.md names, and it names the alarms. */
@DisplayName("The dashboard and the alarms")
class DashboardTest {

    private static final Path PROJECT = Path.of("..");
    private static final Pattern FIGURE = Pattern.compile("`([a-z]+(?:\\.[a-z]+)+)`");
    private static final Pattern ASKED = Pattern.compile("\\b(?:caseledger|jvm|process|http)_[a-z_]+");
    private static final String UNIT_AND_PART =
            "(_seconds_count|_seconds_sum|_seconds_bucket|_count|_sum|_total|_bytes|_threads)?";

    @Test
    void of_grafana_has_a_title_a_meaning_and_a_source_for_each_panel() throws IOException {
        JsonNode panels = dashboard().get("panels");

        assertThat(panels).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.get("title").asString()).isNotBlank();
            assertThat(panel.get("description").asString()).isNotBlank();
            assertThat(panel.get("datasource").get("uid").asString()).isEqualTo(source());
            assertThat(panel.get("targets")).isNotEmpty();
        });
    }

    @Test
    void ask_only_for_figures_that_are_documented() throws IOException {
        Set<String> documented = FIGURE.matcher(operations())
                .results()
                .map(match -> match.group(1).replace('.', '_'))
                .collect(Collectors.toSet());
        List<String> asked = new ArrayList<>();
        for (String question : questions()) {
            ASKED.matcher(question).results().map(MatchResult::group).forEach(asked::add);
        }

        assertThat(asked)
                .hasSizeGreaterThan(20)
                .allSatisfy(figure ->
                        assertThat(documented).anyMatch(name -> figure.matches(Pattern.quote(name) + UNIT_AND_PART)));
    }

    @Test
    void are_described_each_by_its_name() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Map<String, Object> rule : rules()) {
            names.add(String.valueOf(rule.get("alert")));
            assertThat(map(rule.get("annotations"))).containsKey("summary");
            assertThat(map(rule.get("labels"))).containsKey("severity");
        }

        assertThat(names).hasSize(8).allSatisfy(name -> assertThat(operations()).contains("`" + name + "`"));
    }

    private static List<String> questions() throws IOException {
        List<String> questions = new ArrayList<>();
        for (JsonNode panel : dashboard().get("panels")) {
            for (JsonNode target : panel.get("targets")) {
                questions.add(target.get("expr").asString());
            }
        }
        for (Map<String, Object> rule : rules()) {
            questions.add(String.valueOf(rule.get("expr")));
        }
        return questions;
    }

    private static JsonNode dashboard() throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(Files.readString(PROJECT.resolve("deploy/grafana/dashboards/case-ledger.json")));
    }

    private static String source() throws IOException {
        Path file = PROJECT.resolve("deploy/grafana/provisioning/datasources/prometheus.yml");
        return String.valueOf(
                map(list(YamlFile.read(file).get("datasources")).getFirst()).get("uid"));
    }

    private static List<Map<String, Object>> rules() throws IOException {
        Path file = PROJECT.resolve("deploy/prometheus/alerts.yml");
        Map<String, Object> group = map(list(YamlFile.read(file).get("groups")).getFirst());
        return list(group.get("rules")).stream().map(YamlFile::map).toList();
    }

    private static String operations() throws IOException {
        return Files.readString(PROJECT.resolve("docs/operations.md"));
    }
}
