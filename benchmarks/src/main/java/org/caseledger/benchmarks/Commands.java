package org.caseledger.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.caseledger.command.answers.CommandSender;
import org.caseledger.command.answers.Request;

/** Durable commands through the gateway, in the whole product, whose views follow. */
final class Commands implements Measurement {

    static final int COUNCILS = 150;

    @Override
    public String name() {
        return "commands";
    }

    @Override
    public String about() {
        return "durable commands through the command gateway, the views following";
    }

    @Override
    public List<Figure> measure(Setup setup) throws Exception {
        List<Figure> figures = new ArrayList<>();
        try (Ledger ledger = Ledger.open(setup.folder("commands").resolve("data"))) {
            CommandSender sender = ledger.bean(CommandSender.class);
            run(setup, sender, "warm", 64, false);
            for (int callers : new int[] {1, 8, 64}) {
                Load load = run(setup, sender, "c" + callers + "-", callers, false);
                Figure figure = Figure.of(callers + (callers == 1 ? " caller" : " callers"), load);
                figures.add(callers == 64 ? figure.atLeast(8_000) : figure);
            }
            figures.add(Figure.of("64 callers, each command with a new key", run(setup, sender, "k", 64, true)));
        }
        return figures;
    }

    /** Lets callers send their scripts. */
    static Load run(Setup setup, CommandSender sender, String label, int callers, boolean keys) throws Exception {
        Setup.progress((keys ? "with keys, " : "") + callers + " callers");
        return Load.run(callers, setup.warmUp(), setup.measured(), ProcessHandle.current(), caller -> {
            Script script = new Script(label, caller, COUNCILS);
            return () -> {
                Step step = script.next();
                @SuppressWarnings("NullAway") // a request may have no key
                String key = keys ? UUID.randomUUID().toString() : null;
                sender.send(step.command(), new Request(step.actor(), key, "", null, 200, "any", null));
            };
        });
    }
}
