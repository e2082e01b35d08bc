package org.caseledger.query.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.caseledger.query.gradedistribution.GradeDistribution;
import org.caseledger.query.reauditimprovement.ReAuditImprovement;
import org.caseledger.query.statistics.Interval;
import org.caseledger.query.view.Percent;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

class PublicationTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private static String published(String view, Object row) {
        return Publication.of(view, JSON).orElseThrow().rows(List.of(row)).toString();
    }

    @Test
    void hidesWhatIsSmallAndWhatWouldTellIt() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("Good", 20);
        counts.put("Requires Improvement", 12);
        counts.put("Inadequate", 3);

        String row = published(
                "grade-distribution",
                new GradeDistribution.Row(
                        "2019-08",
                        35,
                        counts,
                        Percent.ofEach(counts, 35),
                        List.of("E10000013 v1"),
                        Interval.ofEach(counts, 35),
                        "Outstanding > Good"));

        assertThat(row)
                .contains("\"total\":35", "\"Good\":20", "\"Requires Improvement\":\"c\"", "\"Inadequate\":\"c\"")
                .contains("\"Good\":57.1", "\"Inadequate\":[\"c\",\"c\"]", "E10000013 v1")
                .doesNotContain("34.3", "8.6");
    }

    @Test
    void leavesOutWhatListsOrCouldTell() {
        String row = published(
                "re-audit-improvement",
                new ReAuditImprovement.Row(
                        "2019-08",
                        30,
                        20,
                        10,
                        10,
                        0,
                        66.7,
                        50.0,
                        new TreeMap<>(Map.of("Inadequate -> Good", 10)),
                        new TreeMap<>(Map.of(1, 10)),
                        List.of("X-4711"),
                        Interval.ofShare(20, 30),
                        Interval.ofShare(10, 20),
                        0,
                        List.of("E10000013 v1")));

        assertThat(row)
                .contains("\"completed\":20", "\"declined\":0", "50.0")
                .doesNotContain("X-4711", "transitions", "notImprovedBySequence");
    }

    @Test
    void aViewThatItDoesNotKnowIsNotPublished() {
        assertThat(Publication.of("follow-up", JSON)).isEmpty();
    }
}
