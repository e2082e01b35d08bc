package org.caseledger.query.trend;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.caseledger.query.answer.Answers;
import org.caseledger.query.answer.Asked;
import org.caseledger.query.answer.Question;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.lineage.Lineage;
import org.caseledger.query.problem.Problems;
import org.caseledger.query.problem.Problems.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Computes trends and comparisons from what stands behind a view's figures: not to be called on an event loop. */
@Service
public class Trends {

    /**
     * A figure of a view.
     *
     * @param others what its rows are told from others by, beside their group
     */
    public record Chosen(String cell, Map<String, String> others) {}

    private final Facts facts;
    private final Answers answers;

    Trends(Facts facts, Answers answers) {
        this.facts = facts;
        this.answers = answers;
    }

    /**
     * One figure over the rounds.
     *
     * @param since the first round of the period to be compared with those before; absent for the last
     * @throws org.springframework.web.ErrorResponseException 404 or 400 where the view has no such figure of rounds
     */
    public Trend trend(Question question, Chosen chosen, @Nullable YearMonth since) {
        Asked asked = answers.asked(question);
        Series series = series(question, asked, chosen);
        Control control = Control.of(series);
        return new Trend(
                asked, series.row(), chosen.cell(), control.points(), control.limits(), Periods.of(series, since));
    }

    /**
     * One share of each team or area.
     *
     * @throws org.springframework.web.ErrorResponseException 404 or 400 where the view has no such share of them
     */
    public Comparison funnel(Question question, Chosen chosen) {
        if (!question.view().grouped()) {
            throw Problems.unknown("no-groups", "The rows of this view are not by team or area.");
        }
        Asked asked = answers.asked(question);
        Series series = series(question, asked, chosen);
        if (!series.shares()) {
            throw Problems.malformed(
                    "unknown-cell",
                    "A count has no base to compare teams by: take a share.",
                    List.of(new FieldError("cell", "is no share")));
        }
        return Comparison.of(asked, chosen.cell(), series);
    }

    private Series series(Question question, Asked asked, Chosen chosen) {
        Lineage<?> lineage = question.view()
                .lineage(facts, Answers.query(question, asked))
                .orElseThrow(() -> Problems.unknown(
                        "no-lineage", "The rows of " + asked.view() + " list things instead of counting them."));
        return Series.of(lineage, chosen.others(), chosen.cell());
    }
}
