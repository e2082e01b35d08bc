package org.caseledger.query.explain;

import java.util.ArrayList;
import java.util.List;
import org.caseledger.query.answer.Answer;
import org.caseledger.query.answer.Answers;
import org.caseledger.query.answer.Asked;
import org.caseledger.query.answer.Question;
import org.caseledger.query.answer.UkCalendar;
import org.caseledger.query.explain.Members.Member;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Known;
import org.caseledger.query.lineage.Cell;
import org.caseledger.query.lineage.Lineage;
import org.caseledger.query.lineage.Part;
import org.caseledger.query.lineage.Subject;
import org.caseledger.query.problem.Problems;
import org.caseledger.query.view.ViewQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Explains figures. It computes: not to be called on an event loop. */
@Service
public class Explanations {

    /** More things than anybody reads, few enough to send. */
    static final int MOST = 10_000;

    private final Facts facts;
    private final Answers answers;
    private final UkCalendar calendar;
    private final JsonMapper json;

    Explanations(Facts facts, Answers answers, UkCalendar calendar, JsonMapper json) {
        this.facts = facts;
        this.answers = answers;
        this.calendar = calendar;
        this.json = json;
    }

    /**
     * What stands behind one figure.
     *
     * @throws org.springframework.web.ErrorResponseException 404 where the view lists instead of counting, or has no such
     *     row; 400 where several rows may be meant, or there is no such figure
     */
    LineageAnswer lineage(Question question, Target target, String reader) {
        return lineage(explained(question), target, blindness(reader));
    }

    private static <T> LineageAnswer lineage(Explained<T> explained, Target target, Blindness blindness) {
        Target.Found<T> found = target.in(explained);
        List<Selected<T>> numerator = new ArrayList<>();
        List<Selected<T>> denominator = new ArrayList<>();
        List<Selected<T>> leftOut = new ArrayList<>();
        for (T thing : found.line().candidates()) {
            Selected<T> selected = new Selected<>(thing, explained, found.cell());
            switch (found.cell().part(thing)) {
                case NUMERATOR -> {
                    numerator.add(selected);
                    denominator.add(selected);
                }
                case DENOMINATOR -> denominator.add(selected);
                case LEFT_OUT -> leftOut.add(selected);
            }
        }
        return new LineageAnswer(
                Asked.of(explained.answer()),
                found.line().row(),
                found.key(),
                explained.figure(found.line().row(), found.key()),
                members(numerator, blindness),
                members(denominator, blindness),
                members(leftOut, blindness));
    }

    /** A thing in one part of a cell, to be described only if it is sent. */
    private record Selected<T>(T thing, Explained<T> explained, Cell<T> cell) {

        Member member(Blindness blindness) {
            Subject subject = explained.subject(thing);
            if (blindness.hides(subject)) {
                return new Member(subject.kind(), null, null, null, List.of(), true);
            }
            String as = cell.part(thing) == Part.LEFT_OUT ? null : cell.as().apply(thing);
            return new Member(
                    subject.kind(), subject.id(), explained.why(cell, thing), as, explained.events(subject), false);
        }
    }

    private static <T> Members members(List<Selected<T>> things, Blindness blindness) {
        return new Members(
                things.size(),
                things.size() <= MOST,
                things.stream()
                        .limit(MOST)
                        .map(thing -> thing.member(blindness))
                        .toList());
    }

    /**
     * Where a report and another one of the same view differ, and what made them differ.
     *
     * @throws org.springframework.web.ErrorResponseException 404 where the view lists instead of counting
     */
    public Difference difference(Question question, Question other, String reader) {
        Explained<?> report = explained(question);
        Explained<?> compared = explained(other);
        Answer answer = report.answer();
        return new Difference(
                answer.view(),
                answer.filters(),
                answer.from(),
                answer.to(),
                answer.by(),
                report(report),
                report(compared),
                settings(report, compared, question.filters().authority()),
                new Comparison<>(report, compared, blindness(reader)).cells());
    }

    private static Difference.Report report(Explained<?> explained) {
        Answer answer = explained.answer();
        return new Difference.Report(answer.asAt(), answer.knownAt(), answer.position());
    }

    /** What only one of two reports knew of teams and frameworks. */
    private static List<Event> settings(Explained<?> one, Explained<?> other, @Nullable String authority) {
        long after = Math.min(one.known().position(), other.known().position());
        Known later = one.known().position() > after ? one.known() : other.known();
        return later.settings(authority).stream()
                .filter(change -> change.recorded().position() > after)
                .map(change -> Event.of(change, null, null))
                .toList();
    }

    private Blindness blindness(String reader) {
        return new Blindness(reader, facts, calendar.today());
    }

    private Explained<?> explained(Question question) {
        Answer answer = answers.answer(question);
        ViewQuery query = Answers.query(question, answer);
        Lineage<?> lineage = question.view()
                .lineage(facts, query)
                .orElseThrow(() -> Problems.unknown(
                        "no-lineage",
                        "The rows of " + answer.view()
                                + " list things instead of counting them: they explain themselves."));
        return Explained.of(answer, facts.known(answer.position()), lineage, json.valueToTree(answer.rows()));
    }
}
