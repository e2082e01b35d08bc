package org.caseledger.query.page;

import java.security.Principal;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseledger.query.answer.Answer;
import org.caseledger.query.answer.Reader;
import org.caseledger.query.explain.Difference;
import org.caseledger.query.explain.Figures;
import org.caseledger.query.report.PinnedReport;
import org.caseledger.query.report.Reports;
import org.caseledger.query.report.Reports.Reported;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pinned reports, and each of them with what has changed since. */
@Controller
class ReportsPage {

    /** A report in the list. */
    record Listed(String id, String name, String view, String asAt, String pinnedAt, String pinnedBy) {}

    private final Reports reports;
    private final JsonMapper json;
    private final Scheduler computing;

    ReportsPage(Reports reports, JsonMapper json, Scheduler computing) {
        this.reports = reports;
        this.json = json;
        this.computing = computing;
    }

    @GetMapping(path = "/reports", produces = MediaType.TEXT_HTML_VALUE)
    Mono<Rendering> list() {
        return Mono.fromCallable(() -> Rendering.view("caseledger/reports")
                        .modelAttribute(
                                "reports",
                                reports.all().stream().map(ReportsPage::listed).toList())
                        .build())
                .subscribeOn(computing);
    }

    @GetMapping(path = "/reports/{id}", produces = MediaType.TEXT_HTML_VALUE)
    Mono<Rendering> one(@PathVariable String id, Principal reader) {
        return Mono.fromCallable(() -> page(id, Reader.of(reader))).subscribeOn(computing);
    }

    private Rendering page(String id, Reader reader) {
        Reported reported = reports.report(id, reader);
        PinnedReport report = reported.report();
        Map<String, Object> model = new HashMap<>();
        model.put("report", listed(report));
        model.put("asked", asked(reported.answer()));
        model.put("reportPosition", String.valueOf(report.position()));
        model.put("knownAt", Words.moment(report.knownAt()));
        model.put("frameworks", String.join(", ", report.frameworks()));
        model.put("figures", figures(reported.answer()));
        model.put("changes", changes(reports.difference(id, reader)));
        return Rendering.view("caseledger/report").model(model).build();
    }

    private static Listed listed(PinnedReport report) {
        return new Listed(
                report.reportId(),
                report.name(),
                report.view(),
                Words.day(report.asAt()),
                Words.moment(report.pinnedAt()),
                report.pinnedBy());
    }

    private static String asked(Answer answer) {
        String filters = answer.filters().entrySet().stream()
                .map(filter -> filter.getKey() + " " + filter.getValue())
                .collect(Collectors.joining(", "));
        return answer.view()
                + (answer.by() == null ? "" : " by " + answer.by())
                + (filters.isEmpty() ? "" : ", " + filters)
                + (answer.from() == null ? "" : ", from " + answer.from())
                + (answer.to() == null ? "" : ", to " + answer.to());
    }

    private Table figures(Answer answer) {
        List<Map<String, JsonNode>> rows = answer.rows().stream()
                .map(row -> Figures.of(json.valueToTree(row)))
                .toList();
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(row.keySet()));
        return new Table(
                "The figures as they were published",
                columns.stream().map(Words::words).toList(),
                1,
                rows.stream()
                        .map(row -> columns.stream()
                                .map(column -> said(row.get(column)))
                                .toList())
                        .toList());
    }

    private static Table changes(Difference difference) {
        return new Table(
                "What today’s figures say instead",
                List.of("Row", "Figure", "Then", "Today", "Records that made it differ"),
                2,
                difference.cells().stream()
                        .map(cell -> List.of(
                                String.join(", ", cell.row().values()),
                                Words.words(cell.cell()),
                                said(cell.from()),
                                said(cell.to()),
                                String.valueOf(cell.changed().count())))
                        .toList());
    }

    private static String said(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return Words.NOTHING;
        }
        return value.isValueNode() ? value.asString() : value.toString();
    }
}
