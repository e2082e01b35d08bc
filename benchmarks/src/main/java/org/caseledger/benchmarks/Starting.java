package org.caseledger.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@code ./ledger serve --demo} from the command to its ready line, and the memory it then takes. */
final class Starting implements Measurement {

    private static final List<String> REQUESTS = List.of(
            "/api/v1/views/grade-distribution?from=2019-04&to=2019-08",
            "/api/v1/views/moderator-effect",
            "/api/v1/views/completion",
            "/api/v1/views/action-timeliness?asAt=2019-09-15",
            "/api/v1/views/team-coverage",
            "/",
            "/audits");
    private static final int REPEATED = 100;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String about() {
        return "./ledger serve --demo, from the command to its ready line";
    }

    @Override
    public List<Figure> measure(Setup setup) throws Exception {
        int runs = setup.quick() ? 1 : 5;
        List<Double> fresh = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        List<Figure> memory = List.of();
        Setup.progress("starting for the first time, which may prepare the later ones");
        Server.demo(setup.home(), setup.folder("first").resolve("data")).close();
        for (int run = 0; run < runs; run++) {
            Path data = setup.folder("start").resolve("data");
            Setup.progress("starting on nothing");
            try (Server server = Server.demo(setup.home(), data);
                    Api api = new Api(server.address())) {
                fresh.add(server.start().toMillis() / 1e3);
                memory = memory(server, api);
            }
            Setup.progress("starting again");
            try (Server server = Server.demo(setup.home(), data)) {
                again.add(server.start().toMillis() / 1e3);
                processor.add(server.processorTime().toMillis() / 1e3);
            }
        }
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of("ready on a new ledger, loading the demo council (median)", median(fresh), "s")
                .below(10));
        figures.add(Figure.of("ready on an existing ledger (median)", median(again), "s")
                .below(10));
        figures.add(Figure.of("processor time of that, all processors together (median)", median(processor), "s"));
        figures.addAll(memory);
        return figures;
    }

    private static List<Figure> memory(Server server, Api api) throws Exception {
        double ready = server.memory("VmRSS");
        for (int i = 0; i < REPEATED; i++) {
            for (String request : REQUESTS) {
                api.get(request);
            }
        }
        return List.of(
                Figure.of("resident when ready", ready, "MB"),
                Figure.of("resident after " + REPEATED * REQUESTS.size() + " requests", server.memory("VmRSS"), "MB")
                        .below(700),
                Figure.of("resident at most", server.memory("VmHWM"), "MB").below(700));
    }

    private static double median(List<Double> values) {
        Collections.sort(values);
        return values.get(values.size() / 2);
    }
}
