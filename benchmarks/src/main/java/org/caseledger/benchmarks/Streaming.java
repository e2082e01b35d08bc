package org.caseledger.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * How long after a command's answer the views' streams say it too, over HTTP: twenty commands a second, each of which
 * changes a figure that all watchers see, in a ledger of twenty councils' years. An update that overtakes its answer counts
 * as 0 ms.
 */
final class Streaming implements Measurement {

    private static final int COUNCILS = 20;
    private static final int PAUSE = 50;
    private static final String ONE = "/api/v1/views/completion/stream?";
    private static final String SEVERAL =
            "/api/v1/stream?view=completion&view=grade-distribution&view=moderator-effect" + "&view=action-timeliness&";
    private static final String YEAR =
            "authority=" + Councils.authority(0) + "&from=" + Councils.FIRST_ROUND + "&to=" + Councils.LAST_ROUND;

    @Override
    public String name() {
        return "stream";
    }

    @Override
    public String about() {
        return "from a command's answer to the stream's update, over HTTP";
    }

    @Override
    public List<Figure> measure(Setup setup) throws Exception {
        var data = setup.folder("stream").resolve("data");
        Setup.progress("writing " + COUNCILS + " councils' year");
        Telling.write(data, COUNCILS, Long.MAX_VALUE);
        int commands = setup.quick() ? 100 : 600;
        try (Server server = Server.start(setup.home(), data);
                Api api = new Api(server.address())) {
            Setup.progress("warming up");
            measure(api, "w", 20, SEVERAL + YEAR, commands);
            Setup.progress("1 watcher");
            Latencies one = measure(api, "x", 1, ONE + YEAR, commands);
            Setup.progress("20 watchers");
            Latencies many = measure(api, "y", 20, SEVERAL + YEAR, commands);
            return List.of(
                    Figure.of("1 watcher of one view", one).below(100),
                    Figure.of("20 watchers of four views each", many).below(100));
        }
    }

    /** A command answered: where the ledger ended before it, and when its answer came. */
    private record Answered(long before, long at) {}

    private static Latencies measure(Api api, String label, int watchers, String path, int commands) throws Exception {
        List<Watcher> watching = new ArrayList<>();
        try {
            for (int i = 0; i < watchers; i++) {
                watching.add(new Watcher(api, path));
            }
            Councils councils = new Councils(label);
            long head = api.send(councils.audit(0, commands).getFirst());
            Thread.sleep(500);
            List<Answered> answers = new ArrayList<>();
            for (int i = 0; i < commands; i++) {
                long before = head;
                head = api.send(councils.audit(0, i).getFirst());
                answers.add(new Answered(before, System.nanoTime()));
                Thread.sleep(PAUSE);
            }
            Thread.sleep(1_000);
            return delays(watching, answers);
        } finally {
            watching.forEach(Watcher::close);
        }
    }

    private static Latencies delays(List<Watcher> watching, List<Answered> answers) {
        Latencies delays = new Latencies();
        for (Watcher watcher : watching) {
            for (Answered answer : answers) {
                long came = watcher.after(answer.before());
                if (came == 0) {
                    throw new IllegalStateException("an update never came");
                }
                delays.add(Math.max(0, came - answer.at()));
            }
        }
        return delays;
    }
}
