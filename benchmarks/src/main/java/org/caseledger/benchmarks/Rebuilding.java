package org.caseledger.benchmarks;

import com.mongodb.client.MongoClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/** All projections from the ledger's first event on: the facts, which every answer comes from, and the documents. */
final class Rebuilding implements Measurement {

    private static final int EVENTS = 200_000;

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public String about() {
        return "all projections rebuilt from " + EVENTS + " events";
    }

    @Override
    public List<Figure> measure(Setup setup) throws Exception {
        Path data = setup.folder("rebuild").resolve("data");
        Setup.progress("writing the events");
        long events = Telling.write(data, 150, EVENTS);
        List<Figure> figures = new ArrayList<>();
        for (String which : List.of("in a new process", "again", "and again")) {
            Setup.progress("rebuilding " + which);
            figures.addAll(rebuild(data, events, which));
        }
        return figures;
    }

    private static List<Figure> rebuild(Path data, long events, String which) throws Exception {
        Mark begin = new Mark(-1);
        Mark end = new Mark(2);
        try (Ledger ledger = Ledger.open(data, context -> {
            context.registerBean("begin", Mark.class, () -> begin);
            context.registerBean("end", Mark.class, () -> end);
        })) {
            Following.documents(ledger.bean(MongoClient.class), events);
            double documents = (System.nanoTime() - begin.passed) / 1e9;
            double views = (end.passed - begin.passed) / 1e9;
            return List.of(
                    Figure.of("the views, " + which, events / views, "/s").atLeast(30_000),
                    Figure.of("views and documents, " + which, events / documents, "/s"));
        }
    }

    /**
     * When the application's start passed a phase. The projections begin in phase 0; phase 1 ends when the views have
     * reached the ledger's end.
     */
    static final class Mark implements SmartLifecycle {
        private final int phase;
        private long passed;

        Mark(int phase) {
            this.phase = phase;
        }

        @Override
        public void start() {
            passed = System.nanoTime();
        }

        @Override
        public void stop() {}

        @Override
        public boolean isRunning() {
            return passed != 0;
        }

        @Override
        public int getPhase() {
            return phase;
        }
    }
}
