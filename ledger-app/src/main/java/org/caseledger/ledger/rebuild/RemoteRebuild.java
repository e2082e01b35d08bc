package org.caseledger.ledger.rebuild;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import org.caseledger.ledger.CannotStart;
import org.caseledger.ledger.RunningServer;
import org.caseledger.query.rebuild.CellDifference;
import org.caseledger.query.rebuild.Rebuild.Progress;
import org.caseledger.query.rebuild.Rebuild.State;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** A rebuild in the server that holds the data, told line by line. */
public final class RemoteRebuild {

    private static final Duration PATIENCE_BETWEEN = Duration.ofMillis(300);

    private final WebClient server;
    private final PrintStream progress;
    private final PrintStream result;

    /**
     * A rebuild that is to begin.
     *
     * @param server as somebody who may rebuild
     * @param progress told how far it is
     * @param result told how it ended
     */
    public RemoteRebuild(WebClient server, PrintStream progress, PrintStream result) {
        this.server = server;
        this.progress = progress;
        this.result = result;
    }

    /**
     * Rebuilds, and waits for the end.
     *
     * @return whether what was made serves now
     * @throws CannotStart where the server refuses it, or does not answer
     */
    public boolean run(String what, boolean acceptDifferences) throws InterruptedException {
        Progress now = answer(server.post()
                .uri("/rebuilds")
                .bodyValue(Map.of("what", what, "acceptDifferences", acceptDifferences))
                .retrieve()
                .bodyToMono(Progress.class));
        while (now.state().running()) {
            progress.print("\r" + line(now));
            Thread.sleep(PATIENCE_BETWEEN);
            now = answer(server.get()
                    .uri("/rebuilds/{id}", now.rebuildId())
                    .retrieve()
                    .bodyToMono(Progress.class));
        }
        progress.printf(
                "\r%,d of %,d, %,d a second%20s%n", now.eventsDone(), now.eventsTotal(), now.eventsPerSecond(), "");
        tell(now);
        return now.state() == State.SWITCHED;
    }

    private static Progress answer(Mono<Progress> answer) {
        @Nullable Progress progress = RunningServer.answered(answer);
        if (progress == null) {
            throw new CannotStart("the server answered nothing");
        }
        return progress;
    }

    private static String line(Progress now) {
        String left = now.secondsLeft() == null ? "" : ", " + now.secondsLeft() + " s left";
        return switch (now.state()) {
            case FOLDING ->
                "Folding: %d %%, %,d of %,d events, %,d a second%s   "
                        .formatted(now.percent(), now.eventsDone(), now.eventsTotal(), now.eventsPerSecond(), left);
            case COMPARING ->
                "Comparing: %d %%, %,d of %,d answers%s             "
                        .formatted(now.percent(), now.answersDone(), now.answersTotal(), left);
            case WRITING ->
                "Writing: %d %%, %,d of %,d documents%s             "
                        .formatted(now.percent(), now.eventsDone(), now.eventsTotal(), left);
            case SWITCHED, DIFFERENT, FAILED -> "";
        };
    }

    private void tell(Progress end) {
        end.differences().forEach(difference -> result.println(line(difference)));
        if (end.moreDifferences() > 0) {
            result.println("… and " + end.moreDifferences() + " more");
        }
        if (end.deadLetters() > 0) {
            result.println(end.deadLetters() + " events could not be folded: see /dead-letters");
        }
        long differences = end.differences().size() + end.moreDifferences();
        result.println(
                switch (end.state()) {
                    case SWITCHED ->
                        end.answersTotal() == 0
                                ? "Done"
                                : "Compared " + end.answersTotal() + " answers, " + differences
                                        + " cells differ. What was made anew serves now";
                    case DIFFERENT ->
                        "Compared " + end.answersTotal() + " answers, " + differences
                                + " cells differ. Nothing was changed: if they differ on purpose, say --accept-differences";
                    case FAILED -> "It failed (" + end.cause() + "), and nothing was changed: see the server's log";
                    case FOLDING, COMPARING, WRITING -> "It goes on";
                });
    }

    private static String line(CellDifference difference) {
        String where = difference.view() + " of " + difference.authority() + ", as known at " + difference.knownAt();
        if (difference.row().isEmpty()) {
            return where + ": a row about a single person or thing differs";
        }
        return difference.cell().isEmpty()
                ? where + ": the row " + difference.row() + " is "
                        + (difference.before() == null ? "new" : "there no more")
                : where + ": " + difference.row() + ", " + difference.cell() + " was " + difference.before()
                        + " and is " + difference.after();
    }
}
