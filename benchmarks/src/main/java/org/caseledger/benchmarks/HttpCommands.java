package org.caseledger.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** The same commands over HTTP, sent by this process to the server in its own: both share the machine. */
final class HttpCommands implements Measurement {

    @Override
    public String name() {
        return "http";
    }

    @Override
    public String about() {
        return "durable commands over HTTP, from another process on this machine";
    }

    @Override
    public List<Figure> measure(Setup setup) throws Exception {
        List<Figure> figures = new ArrayList<>();
        try (Server server = Server.start(setup.home(), setup.folder("http").resolve("data"));
                Api api = new Api(server.address())) {
            Setup.progress("warming up");
            run(setup, server, api, "w", 64);
            for (int callers : new int[] {64, 8, 1}) {
                Setup.progress(callers + " callers");
                Load load = run(setup, server, api, "h" + callers + "-", callers);
                Figure figure = Figure.of(callers + (callers == 1 ? " caller" : " callers"), load);
                figures.add(callers == 64 ? figure.atLeast(2_000) : figure);
            }
        }
        return figures;
    }

    private static Load run(Setup setup, Server server, Api api, String label, int callers) throws Exception {
        return Load.run(callers, setup.warmUp(), setup.measured(), server.process(), caller -> {
            Script script = new Script(label, caller, Commands.COUNCILS);
            return () -> api.send(script.next());
        });
    }
}
