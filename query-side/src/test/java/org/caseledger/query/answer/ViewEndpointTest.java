package org.caseledger.query.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.caseledger.query.WebTest;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import reactor.core.publisher.Mono;

class ViewEndpointTest extends WebTest {

    record Row(String group, int total, Map<String, @Nullable Double> percents, List<Stage> stages) {}

    record Stage(int stage, int resolved) {}

    private static Row row(String group) {
        Map<String, @Nullable Double> percents = new LinkedHashMap<>();
        percents.put("Good", 33.3);
        percents.put("=Bad", null);
        return new Row(group, 3, percents, List.of(new Stage(1, 2)));
    }

    @Test
    void answersWithTheQuestionItUnderstood() {
        groupedView.show(List.of(row("2019-08")));
        long position = feed.tick();

        client.get()
                .uri("/api/v1/views/grouped?authority=E10000013&kind=CORE&from=2019-06&to=2019-08&asAt=2019-09-15")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("X-Ledger-Position", String.valueOf(position))
                .expectBody()
                .json("""
                        {"view":"grouped","filters":{"authority":"E10000013","kind":"CORE"},
                         "from":"2019-06","to":"2019-08","by":"month","asAt":"2019-09-15",
                         "knownAt":"2019-09-15T09:00:00Z","position":%d,
                         "rows":[{"group":"2019-08","total":3,"percents":{"Good":33.3,"=Bad":null},
                                  "stages":[{"stage":1,"resolved":2}]}]}""".formatted(position));
    }

    @Test
    void takesTodayWhereNoDayIsGivenAndNoGroupingWhereThereIsNone() {
        client.get()
                .uri("/api/v1/views/plain")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.asAt")
                .isEqualTo("2019-09-15")
                .jsonPath("$.by")
                .hasJsonPath()
                .jsonPath("$.by")
                .isEmpty()
                .jsonPath("$.reached")
                .doesNotHaveJsonPath();
    }

    @Test
    void namesTheViewsWhereOneIsUnknown() {
        client.get()
                .uri("/api/v1/views/nonsense")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unknown-view")
                .jsonPath("$.detail")
                .value(
                        String.class,
                        detail -> assertThat(detail).contains("grouped").contains("plain"));
    }

    @ParameterizedTest
    @CsvSource({
        "grouped,colour=red,colour",
        "grouped,team=T01&team=T02,team",
        "plain,by=month,by",
        "grouped,view=plain,view"
    })
    void refusesFiltersItDoesNotKnow(String view, String query, String field) {
        client.get()
                .uri("/api/v1/views/" + view + "?" + query)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unknown-filter")
                .jsonPath("$.errors[0].field")
                .isEqualTo(field)
                .jsonPath("$.detail")
                .value(
                        String.class,
                        detail -> assertThat(detail).contains("asAt").contains("cohort"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=2019-13",
                "to=2019-8",
                "from=2019-09&to=2019-08",
                "asAt=31/12/2019",
                "asAt=2019-02-30",
                "by=week",
                "by=MONTH",
                "kind=FOO",
                "kind=core",
                "team=",
                "knownAt=2019-09-15",
                "knownAt=yesterday"
            })
    void refusesValuesItCannotRead(String query) {
        client.get()
                .uri("/api/v1/views/grouped?" + query)
                .accept(MediaType.parseMediaType("text/csv"))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("malformed-parameter")
                .jsonPath("$.errors[0].field")
                .isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void namesEveryMalformedParameter() {
        client.get()
                .uri("/api/v1/views/grouped?from=x&asAt=y")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(2);
    }

    @Test
    void takesAnInstantWithAnOffset() {
        client.get()
                .uri("/api/v1/views/grouped?knownAt=2019-09-15T10:30:00+01:00")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.knownAt")
                .isEqualTo("2019-09-15T09:30:00Z");
    }

    @Test
    void givesATableThatNoSpreadsheetTakesForAFormula() {
        groupedView.show(List.of(row("=cmd()"), row("a, \"b\"")));

        client.get()
                .uri("/api/v1/views/grouped?asAt=2019-09-15")
                .accept(MediaType.parseMediaType("text/csv"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Content-Disposition", "attachment; filename=\"grouped-2019-09-15.csv\"")
                .expectBody(String.class)
                .isEqualTo("group,total,percents.Good,percents.=Bad,stages.1.stage,stages.1.resolved\r\n"
                        + "'=cmd(),3,33.3,,1,2\r\n"
                        + "\"a, \"\"b\"\"\",3,33.3,,1,2\r\n");
    }

    @Test
    void givesAHeaderWhereThereIsNoRow() {
        plainView.show(List.of());

        client.get()
                .uri("/api/v1/views/plain?format=csv")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("text/csv;charset=UTF-8")
                .expectBody(String.class)
                .isEqualTo("group,total,share.recorded,share.percent\r\n");
    }

    @ParameterizedTest
    @CsvSource({"?format=xlsx,*/*", "'',application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"})
    void givesAWorkbookWithTypedCellsAndTheQuestion(String query, String accept) throws IOException {
        groupedView.show(List.of(row("=cmd()"), Map.of("group", "2019-08", "total", 3, "oldest", "2019-08-14")));

        byte[] bytes = client.get()
                .uri("/api/v1/views/grouped" + query)
                .accept(MediaType.parseMediaType(accept))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Content-Disposition", "attachment; filename=\"grouped-2019-09-15.xlsx\"")
                .expectBody()
                .returnResult()
                .getResponseBody();

        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(Objects.requireNonNull(bytes)))) {
            List<org.dhatim.fastexcel.reader.Row> rows =
                    workbook.getFirstSheet().read();
            int oldest = 6;
            assertThat(rows.getFirst().getCellText(0)).isEqualTo("group");
            assertThat(rows.getFirst().getCellText(oldest)).isEqualTo("oldest");
            assertThat(rows.get(1).getCellAsString(0)).contains("=cmd()");
            assertThat(rows.get(1).getCellAsNumber(2)).contains(new BigDecimal("33.3"));
            assertThat(rows.get(1).getCellText(3)).isEmpty();
            assertThat(rows.get(2).getCellAsString(0)).contains("2019-08");
            assertThat(rows.get(2).getCellAsDate(oldest))
                    .contains(LocalDate.of(2019, 8, 14).atStartOfDay());
            assertThat(workbook.findSheet("About").orElseThrow().read())
                    .extracting(said -> said.getCellText(0) + "=" + said.getCellText(1))
                    .contains("view=grouped", "from=open", "by=month", "asAt=2019-09-15");
        }
    }

    @Test
    void refusesAFormItDoesNotKnow() {
        client.get()
                .uri("/api/v1/views/grouped?format=pdf")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("format");
    }

    @Test
    void preparesWhatCountsForPublicationAndSaysHow() {
        client.get()
                .uri("/api/v1/views/completion?publication=true&authority=E10000013")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.view")
                .isEqualTo("completion")
                .jsonPath("$.notes[0]")
                .value(String.class, note -> assertThat(note).contains("small-numbers-1"))
                .jsonPath("$.reached")
                .doesNotHaveJsonPath();
        client.get()
                .uri("/api/v1/views/completion?publication=false")
                .exchange()
                .expectBody()
                .jsonPath("$.notes")
                .doesNotHaveJsonPath();
    }

    @Test
    void preparesNoListForPublication() {
        client.get()
                .uri("/api/v1/views/plain?publication=true")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not-publishable");
    }

    @Test
    void offersNothingElse() {
        client.get()
                .uri("/api/v1/views/grouped")
                .accept(MediaType.APPLICATION_PDF)
                .exchange()
                .expectStatus()
                .isEqualTo(406);
    }

    @Test
    void waitsForThePositionThatTheReaderWants() {
        long position = feed.tick() + 1;
        Mono.delay(Duration.ofMillis(50)).subscribe(later -> feed.tick());

        client.get()
                .uri("/api/v1/views/grouped")
                .header("X-Min-Position", String.valueOf(position))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("X-Ledger-Position", String.valueOf(position));
    }

    @Test
    void saysThatItIsBehindRatherThanAnswerWithLess() {
        client.get()
                .uri("/api/v1/views/grouped")
                .header("X-Min-Position", "1000000")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "1")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("view-behind");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "soon", "99999999999999999999"})
    void refusesAPositionItCannotRead(String position) {
        client.get()
                .uri("/api/v1/views/grouped")
                .header("X-Min-Position", position)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("X-Min-Position");
    }
}
