package org.caseledger.query.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Comparator;
import java.util.List;
import org.caseledger.events.ReportEvent;
import org.caseledger.query.answer.Answer;
import org.caseledger.query.answer.Answers;
import org.caseledger.query.answer.Question;
import org.caseledger.query.answer.Reader;
import org.caseledger.query.answer.Views;
import org.caseledger.query.explain.Difference;
import org.caseledger.query.explain.Explanations;
import org.caseledger.query.facts.Change;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.problem.Problems;
import org.springframework.stereotype.Service;

/** Answers pinned reports. It computes: not to be called on an event loop. */
@Service
public class Reports {

    /** A report with its figures. */
    public record Reported(
            PinnedReport report, @JsonUnwrapped Answer answer) {}

    private final Facts facts;
    private final Views views;
    private final Answers answers;
    private final Explanations explanations;

    Reports(Facts facts, Views views, Answers answers, Explanations explanations) {
        this.facts = facts;
        this.views = views;
        this.answers = answers;
        this.explanations = explanations;
    }

    /** Every pinned report, the latest first. */
    public List<PinnedReport> all() {
        return facts.reports().stream()
                .sorted(Comparator.comparingLong((Change<ReportEvent> change) ->
                                change.recorded().position())
                        .reversed())
                .map(PinnedReport::of)
                .toList();
    }

    /**
     * A report with the figures that it showed when it was pinned.
     *
     * @throws org.springframework.web.ErrorResponseException 404 where there is no such report
     */
    public Reported report(String id, Reader reader) {
        PinnedReport report = pinned(id);
        return new Reported(report, answers.answer(question(report, reader)));
    }

    /**
     * What has made a report's figures differ from those of the same question today.
     *
     * @throws org.springframework.web.ErrorResponseException 404 where there is no such report, or its view has no lineage
     */
    public Difference difference(String id, Reader reader) {
        Question question = question(pinned(id), reader);
        return explanations.difference(question, question.at(null, null), reader.name());
    }

    private Question question(PinnedReport report, Reader reader) {
        return report.question(views.named(report.view())).askedBy(reader);
    }

    private PinnedReport pinned(String id) {
        Change<ReportEvent> change = facts.report(id);
        if (change == null) {
            throw Problems.unknown("unknown-report", "No report of this id is pinned.");
        }
        return PinnedReport.of(change);
    }
}
