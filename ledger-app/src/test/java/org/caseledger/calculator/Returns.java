package org.caseledger.calculator;

import static org.caseledger.calculator.Calculator.count;
import static org.caseledger.calculator.Calculator.counts;
import static org.caseledger.calculator.Calculator.percent;
import static org.caseledger.calculator.Calculator.percents;
import static org.caseledger.calculator.Calculator.row;

import java.util.List;
import java.util.Map;

/** What came back, and whose views it recorded. */
final class Returns {

    private Returns() {}

    static List<Map<String, Object>> completion(Files files, Question question) {
        String day = question.asAt();
        return Calculator.rows(files, question, audit -> true, audits -> {
            int exempted = count(audits, audit -> audit.on(day).exempted());
            int returned = count(audits, audit -> audit.on(day).returned());
            int completed = count(audits, audit -> audit.on(day).completed());
            int reflections = count(
                    audits, audit -> audit.on(day).completed() && audit.on(day).reflected());
            return row(
                    "allocated",
                    audits.size(),
                    "exempted",
                    exempted,
                    "returned",
                    returned,
                    "late",
                    count(audits, audit -> audit.on(day).late()),
                    "rejected",
                    count(audits, audit -> audit.on(day).rejected()),
                    "notReturned",
                    audits.size() - exempted - returned,
                    "completed",
                    completed,
                    "percentReturned",
                    percent(returned, audits.size()),
                    "percentCompleted",
                    percent(completed, audits.size()),
                    "reflectionsReturned",
                    reflections,
                    "percentReflections",
                    percent(reflections, completed));
        });
    }

    static List<Map<String, Object>> participation(Files files, Question question) {
        String day = question.asAt();
        return Calculator.rows(
                files,
                question,
                audit -> audit.on(day).completed(),
                audits -> row(
                        "completed",
                        audits.size(),
                        "child",
                        views(answers(audits, "views_child", day)),
                        "parent",
                        views(answers(audits, "views_parent", day)),
                        "socialWorker",
                        views(answers(audits, "views_social_worker", day)),
                        "manager",
                        views(answers(audits, "views_manager", day)),
                        "iroOrCpChair",
                        views(answers(audits, "views_iro_cp_chair", day)),
                        "childFeedback",
                        feedback(answers(audits, "feedback_child", day)),
                        "parentFeedback",
                        feedback(answers(audits, "feedback_parent", day))));
    }

    private static List<String> answers(List<Audit> audits, String column, String day) {
        return audits.stream().map(audit -> audit.on(day).answer(column)).toList();
    }

    private static Map<String, Object> views(List<String> answers) {
        int yes = counts(answers, "yes").getOrDefault("yes", 0);
        int no = counts(answers, "no").getOrDefault("no", 0);
        return row("recorded", yes, "applicable", yes + no, "percent", percent(yes, yes + no));
    }

    private static Map<String, Object> feedback(List<String> answers) {
        Map<String, Integer> counts = counts(answers, "POSITIVE", "MIXED", "NEGATIVE");
        int respondents = counts.values().stream().mapToInt(Integer::intValue).sum();
        return row(
                "respondents",
                respondents,
                "percentOfAudits",
                percent(respondents, answers.size()),
                "counts",
                counts,
                "percents",
                percents(counts, respondents));
    }
}
