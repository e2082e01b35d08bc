package org.caseledger.query.reads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.server.PathContainer;

@DisplayName("Reading an address")
class LookMatrixTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "/api/v1/audits/A%2F1/history, HISTORY",
        "/api/v1/views/follow-up, FOLLOW_UP",
        "/api/v1/views/follow-up/stream, FOLLOW_UP",
        "/api/v1/views/themes/words, WORDS",
        "/api/v1/views/themes/lineage, LINEAGE",
        "/log/tile/entries/x001/002, LEDGER",
        "/api/v1/nobody/has/classed/this, OTHER"
    })
    void is_a_look(String path, LookKind kind) {
        assertThat(LookMatrix.look(PathContainer.parsePath(path), Map.of()))
                .hasValueSatisfying(matched -> assertThat(matched.kind()).isEqualTo(kind));
    }

    @ParameterizedTest
    @CsvSource({"/", "/api/v1/views/themes", "/api/v1/views/themes/stream", "/log/tile/0/x001/002", "/log/checkpoint"})
    void is_none(String path) {
        assertThat(LookMatrix.look(PathContainer.parsePath(path), Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"follow-up, true", "concerns, false"})
    void of_several_views_is_one_where_a_view_lists_audits(String view, boolean look) {
        assertThat(LookMatrix.look(
                                PathContainer.parsePath("/api/v1/stream"), Map.of("view", List.of("completion", view)))
                        .isPresent())
                .isEqualTo(look);
    }
}
