package org.caseledger.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caseledger.query.answer.Answers;
import org.caseledger.query.answer.Question;
import org.caseledger.query.answer.Questions;
import org.caseledger.query.answer.Views;
import org.caseledger.query.view.View;

/** Each view's answer, one question at a time. */
final class Querying implements Measurement {

    @Override
    public String name() {
        return "views";
    }

    @Override
    public String about() {
        return "each view's answer by month";
    }

    @Override
    public List<Figure> measure(Setup setup) throws Exception {
        int councils = setup.quick() ? 20 : 150;
        int times = setup.quick() ? 100 : 500;
        Path data = setup.folder("views").resolve("data");
        Setup.progress("writing " + councils + " councils' year");
        long events = Telling.write(data, councils, Long.MAX_VALUE);
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of("councils", councils, ""));
        figures.add(Figure.of("audits", councils * Councils.AUDITS_A_YEAR, ""));
        figures.add(Figure.of("events", (double) events, ""));
        List<String> views;
        Setup.progress("asking in this process");
        try (Ledger ledger = Ledger.open(data)) {
            views = ledger.bean(Views.class).all().stream().map(View::name).toList();
            Questions questions = ledger.bean(Questions.class);
            Answers answers = ledger.bean(Answers.class);
            clearUpAfterLoading();
            for (String view : views) {
                figures.add(Figure.of(view + ", one council's year", times(times, i -> {
                            Question question = questions.one(view, parameters(i % councils));
                            answers.answer(question);
                        }))
                        .below(20));
            }
            for (String view : views) {
                Question question = questions.one(view, parameters(-1));
                figures.add(Figure.of(view + ", all councils' year", times(times / 10, i -> answers.answer(question))));
            }
        }
        Setup.progress("asking over HTTP");
        try (Server server = Server.start(setup.home(), data);
                Api api = new Api(server.address())) {
            for (String view : views) {
                figures.add(Figure.of(
                                view + ", one council's year, over HTTP",
                                times(times, i -> api.get(path(view, parameters(i % councils)))))
                        .below(20));
            }
            figures.add(Figure.of("resident with all of it", server.memory("VmRSS"), "MB"));
            figures.add(Figure.of("resident at most", server.memory("VmHWM"), "MB"));
        }
        return figures;
    }

    /** Nobody asks in the second in which a million events were read, whose garbage would be collected at the first view's cost. */
    @SuppressWarnings("SystemGc")
    private static void clearUpAfterLoading() {
        System.gc();
    }

    private interface Asking {
        void ask(int time) throws Exception;
    }

    private static Latencies times(int times, Asking asking) throws Exception {
        for (int i = 0; i < times; i++) {
            asking.ask(i); // to warm up
        }
        Latencies latencies = new Latencies();
        for (int i = 0; i < times; i++) {
            long began = System.nanoTime();
            asking.ask(i);
            latencies.add(System.nanoTime() - began);
        }
        return latencies;
    }

    /** @param council all of them where negative */
    private static Map<String, List<String>> parameters(int council) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (council >= 0) {
            parameters.put("authority", List.of(Councils.authority(council)));
        }
        parameters.put("from", List.of(Councils.FIRST_ROUND.toString()));
        parameters.put("to", List.of(Councils.LAST_ROUND.toString()));
        return parameters;
    }

    private static String path(String view, Map<String, List<String>> parameters) {
        StringBuilder path = new StringBuilder("/api/v1/views/" + view + "?");
        parameters.forEach((name, values) ->
                path.append(name).append('=').append(values.getFirst()).append('&'));
        return path.toString();
    }
}
