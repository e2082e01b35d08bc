package org.caseledger.ledger.operations;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.RegisterEvent.RoundOpened;
import org.caseledger.events.RegisterEvent.RoundReopened;
import org.caseledger.events.stored.LedgerSerializer;
import org.caseledger.eventstore.LedgerEngine;
import org.jspecify.annotations.Nullable;

/** Reads as the present version does, and writes a round opened again as a version to come might: as an event that nobody knows. */
final class NewerVersion implements Serializer {

    static final YearMonth FIRST = YearMonth.of(2024, 3);
    static final YearMonth SECOND = YearMonth.of(2024, 4);
    static final YearMonth THIRD = YearMonth.of(2024, 5);

    private static final String HERE = "E06000990";
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

    private final LedgerSerializer present = new LedgerSerializer();

    /** Appends an event that the present version knows. */
    static void tellsSomethingKnown(LedgerEngine ledger, YearMonth round) {
        append(ledger, round, new RoundOpened(HERE, round, DAY));
    }

    /** Appends an event that only the version to come knows. */
    static void tellsSomethingNew(LedgerEngine ledger, YearMonth round) {
        append(ledger, round, new RoundReopened(HERE, round, DAY));
    }

    private static void append(LedgerEngine ledger, YearMonth round, LedgerEvent event) {
        ledger.appendEvents(List.of(new GenericDomainEventMessage<>(
                "round", "round:" + HERE + ":" + round, 0, event, Map.of("actor", "qa.lead", "role", "QA_LEAD"))));
    }

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> representation) {
        SerializedObject<T> stored = present.serialize(object, representation);
        return object instanceof RoundReopened
                ? new SimpleSerializedObject<>(stored.getData(), representation, "GradeForetold", "1")
                : stored;
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> representation) {
        return present.canSerializeTo(representation);
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // as Axon declares it
    public <S, T> @Nullable T deserialize(SerializedObject<S> stored) {
        return present.deserialize(stored);
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        return present.classForType(type);
    }

    @Override
    @SuppressWarnings("rawtypes") // as Axon declares it
    public SerializedType typeForClass(@Nullable Class type) {
        return present.typeForClass(type);
    }

    @Override
    public Converter getConverter() {
        return present.getConverter();
    }
}
