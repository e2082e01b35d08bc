package org.caseledger.query.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.query.WebTest;
import org.caseledger.query.view.View;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

class ColumnsTest extends WebTest {

    @Autowired
    private Views views;

    @Autowired
    private JsonMapper json;

    @Test
    void everyViewNamesItsColumnsWithoutARow() {
        for (View view : views.all()) {
            assertThat(Columns.of(view.rowType(), json)).as(view.name()).hasSizeGreaterThan(1);
        }
    }

    @Test
    void thoseOfARowComeInItsOwnOrder() {
        assertThat(Columns.of(views.named("at-risk").rowType(), json))
                .containsExactly(
                        "group",
                        "completed",
                        "requiresImprovement",
                        "atRisk",
                        "percentOfRequiresImprovement",
                        "percentOfCompleted");
        assertThat(Columns.of(views.named("participation").rowType(), json))
                .contains("group", "child.recorded", "parentFeedback.respondents");
    }
}
