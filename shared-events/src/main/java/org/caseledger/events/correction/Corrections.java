package org.caseledger.events.correction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.AuditEvent.RecordCorrected;
import org.jspecify.annotations.Nullable;

/**
 * Reads an audit's events as they would have been told, had the right value been told at once. The ledger keeps the wrong
 * ones: this only decides how they count once the correction is known.
 */
public final class Corrections {

    private Corrections() {}

    /**
     * A value as an event says it.
     *
     * @param value in the event's stored form
     * @param effectiveOn the day from which it counts
     */
    public record Said(@Nullable String value, LocalDate effectiveOn) {}

    /** What the last event to say anything of a field says; empty where none does. */
    public static Optional<Said> said(List<AuditEvent> told, Field field) {
        int at = lastToSay(told, field);
        return at < 0
                ? Optional.empty()
                : Optional.of(new Said(value(told.get(at), field), told.get(at).effectiveOn()));
    }

    /** The first day on which a correction makes a difference: the wrong value's own, or the right day where that is earlier. */
    public static LocalDate countsFrom(RecordCorrected correction) {
        boolean day = Field.named(correction.field())
                .filter(field -> field.what().form() == Correctable.Form.DAY)
                .isPresent();
        if (!day || correction.to() == null) {
            return correction.effectiveOn();
        }
        LocalDate right = LocalDate.parse(correction.to());
        return right.isBefore(correction.effectiveOn()) ? right : correction.effectiveOn();
    }

    /** The events as they read once a correction is known. */
    public static List<AuditEvent> applied(List<AuditEvent> told, RecordCorrected correction) {
        Field field = Field.named(correction.field())
                .orElseThrow(() -> new IllegalStateException("The ledger corrects a field that this version does not"
                        + " know: use the version that wrote it, or a newer one"));
        return applied(told, field, correction.to());
    }

    /**
     * The events with the right value, each in its place.
     *
     * @param told an audit's events before the correction, in the order in which the ledger was told
     */
    public static List<AuditEvent> applied(List<AuditEvent> told, Field field, @Nullable String right) {
        int at = lastToSay(told, field);
        if (at < 0) {
            return told;
        }
        String wrong = value(told.get(at), field);
        List<AuditEvent> events = new ArrayList<>(told);
        events.set(at, said(told.get(at), field, right));
        for (int i = at + 1; i < told.size(); i++) {
            events.set(i, repeated(told.get(i), field, wrong, right));
        }
        return events;
    }

    private static AuditEvent said(AuditEvent event, Field field, @Nullable String right) {
        AuditEvent next = event;
        for (Place place : field.what().places()) {
            if (!place.repeats() && stands(place, event, field)) {
                next = place.with(next, field.key(), right);
            }
        }
        return next;
    }

    private static AuditEvent repeated(AuditEvent event, Field field, @Nullable String wrong, @Nullable String right) {
        AuditEvent next = event;
        for (Place place : field.what().places()) {
            if (place.repeats() && wrong != null && wrong.equals(place.value(event, field.key()))) {
                next = place.with(next, field.key(), right);
            }
        }
        return next;
    }

    private static int lastToSay(List<AuditEvent> told, Field field) {
        for (int i = told.size() - 1; i >= 0; i--) {
            AuditEvent event = told.get(i);
            if (field.what().places().stream().anyMatch(place -> !place.repeats() && stands(place, event, field))) {
                return i;
            }
        }
        return -1;
    }

    /**
     * An allocation says something of all its fields, a moderation of its sampling, be it that there is no such thing.
     */
    private static boolean stands(Place place, AuditEvent event, Field field) {
        boolean mayBeLeftOut = switch (field.what().form()) {
            case OPTIONAL_NAME -> event instanceof AuditAllocated;
            case SAMPLING -> true;
            case NAME, KIND, MONTH, DAY, DUE_DAY, GRADE, DOMAIN_GRADE, YES_NO, VIEWS, SENTIMENT, GROUND -> false;
        };
        return (mayBeLeftOut && place.of().test(event)) || place.value(event, field.key()) != null;
    }

    private static @Nullable String value(AuditEvent event, Field field) {
        return field.what().places().stream()
                .filter(place -> !place.repeats())
                .map(place -> Optional.ofNullable(place.value(event, field.key())))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }
}
