package org.caseledger.command.escalation;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.caseledger.events.DataSubject;
import org.caseledger.events.EscalationEvent;
import org.caseledger.events.EscalationEvent.EscalationRaised;
import org.caseledger.events.EscalationEvent.EscalationResolved;
import org.caseledger.events.EscalationEvent.StageAdvanced;
import org.jspecify.annotations.Nullable;

/**
 * One escalation as the rules need to know it.
 *
 * @param stages the day on which each stage after the first was reached
 */
public record Escalation(
        EscalationRaised raised,
        Map<Integer, LocalDate> stages,
        @Nullable LocalDate resolvedOn) {

    private static final int LAST_STAGE = 3;

    /** The escalation after an event; the first event of a stream is its raising. */
    public static Escalation evolve(@Nullable Escalation escalation, EscalationEvent event) {
        if (event instanceof EscalationRaised raised) {
            return new Escalation(raised, Map.of(), null);
        }
        Escalation known = Objects.requireNonNull(escalation, "An escalation's first event is its raising");
        return switch (event) {
            case EscalationRaised raised -> throw new IllegalStateException("An escalation is raised once");
            case StageAdvanced advanced -> {
                Map<Integer, LocalDate> stages = new TreeMap<>(known.stages);
                stages.put(advanced.stage(), advanced.effectiveOn());
                yield new Escalation(known.raised, stages, known.resolvedOn);
            }
            case EscalationResolved resolved -> new Escalation(known.raised, known.stages, resolved.effectiveOn());
        };
    }

    /** The stage that it has reached, 1 to 3. */
    int stage() {
        return stages.keySet().stream().reduce(1, Math::max);
    }

    static boolean isLaterStage(int stage) {
        return stage > 1 && stage <= LAST_STAGE;
    }

    /** The day of the latest thing that happened to it. */
    LocalDate latestOn() {
        return reachedBefore(LAST_STAGE + 1);
    }

    /** The day of what came before a stage. */
    LocalDate reachedBefore(int stage) {
        return stages.entrySet().stream()
                .filter(reached -> reached.getKey() < stage)
                .map(Map.Entry::getValue)
                .reduce(raised.effectiveOn(), (one, other) -> one.isAfter(other) ? one : other);
    }

    /** The day of what followed a stage: the next one, or the resolution. */
    @Nullable
    LocalDate followed(int stage) {
        return stages.entrySet().stream()
                .filter(reached -> reached.getKey() > stage)
                .map(Map.Entry::getValue)
                .min(LocalDate::compareTo)
                .orElse(resolvedOn);
    }

    /** Whose key seals its texts. */
    String subject() {
        return DataSubject.of(raised);
    }
}
