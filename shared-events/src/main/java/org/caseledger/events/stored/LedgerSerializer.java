package org.caseledger.events.stored;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.caseledger.events.LedgerEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DatabindException;

/**
 * Stores events under our own type names and metadata as plain strings. It knows nothing else, so that nothing else can
 * come to stand in the ledger.
 */
public final class LedgerSerializer implements Serializer {

    private static final String METADATA = "metadata";

    /** Leaves room for the rest of the envelope: an entry of the transparency log has at most 65,535 bytes. */
    private static final int LARGEST_PAYLOAD = 60_000;

    private final Converter converter = new ChainingConverter();

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> representation) {
        if (object == null) {
            throw new IllegalArgumentException("Nothing can't be stored in the ledger");
        }
        byte[] bytes = switch (object) {
            case LedgerEvent event -> payload(event);
            case MetaData metadata -> EventJson.writeMetadata(strings(metadata));
            default ->
                throw new IllegalArgumentException(object.getClass().getName() + " can't be stored in the ledger");
        };
        return new SimpleSerializedObject<>(
                converter.convert(bytes, representation), representation, typeForClass(object.getClass()));
    }

    private static byte[] payload(LedgerEvent event) {
        byte[] payload = EventJson.write(event);
        if (payload.length > LARGEST_PAYLOAD) {
            throw new EventTooLargeException(EventTypes.nameOf(event.getClass()), payload.length, LARGEST_PAYLOAD);
        }
        return payload;
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> representation) {
        return converter.canConvert(byte[].class, representation);
    }

    @Override
    // the caller chooses T, as Axon declares it; the stored type decides what is read
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <S, T> @Nullable T deserialize(SerializedObject<S> stored) {
        if (SerializedType.isEmptyType(stored.getType())) {
            return null;
        }
        byte[] bytes = converter.convert(stored.getData(), stored.getContentType(), byte[].class);
        Class<?> type = classForType(stored.getType());
        if (type == MetaData.class) {
            return (T) MetaData.from(EventJson.readMetadata(bytes));
        }
        if (type == UnknownSerializedType.class) {
            return (T) new UnknownSerializedType(this, stored);
        }
        requirePresentRevision(stored.getType(), type);
        return (T) payload(stored.getType().getName(), bytes, type.asSubclass(LedgerEvent.class));
    }

    private static LedgerEvent payload(String name, byte[] bytes, Class<? extends LedgerEvent> type) {
        try {
            return EventJson.read(bytes, type);
        } catch (DatabindException strange) { // its message may hold what the event says
            String field = strange.getPath().stream()
                    .map(reference -> String.valueOf(reference.getPropertyName()))
                    .collect(Collectors.joining("."));
            throw new UnreadableEventException("The ledger holds an event of the type " + name + " whose field " + field
                    + " this version of Case Ledger can't read");
        }
    }

    /** Older ones were upcast on their way here; what is left is newer, and might be misread. */
    private static void requirePresentRevision(SerializedType stored, Class<?> type) {
        String present = EventTypes.revisionOf(type);
        if (!present.equals(stored.getRevision())) {
            throw new UnreadableEventException("The ledger holds an event of the type " + stored.getName()
                    + " in revision " + stored.getRevision() + ", where this version of Case Ledger reads revision "
                    + present);
        }
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (SerializedType.isEmptyType(type)) {
            return Void.class;
        }
        // Axon names the metadata's type by its class when it reads a row; our own name is what we write.
        boolean isMetadata = type.getName().equals(METADATA) || type.getName().equals(MetaData.class.getName());
        return isMetadata ? MetaData.class : EventTypes.classOf(type.getName());
    }

    @Override
    @SuppressWarnings("rawtypes") // as Axon declares it
    public SerializedType typeForClass(@Nullable Class type) {
        return storedType(type);
    }

    private static SerializedType storedType(@Nullable Class<?> type) {
        if (type == null || Void.TYPE.equals(type) || Void.class.equals(type)) {
            return SimpleSerializedType.emptyType();
        }
        return MetaData.class.isAssignableFrom(type)
                ? new SimpleSerializedType(METADATA, null)
                : new SimpleSerializedType(EventTypes.nameOf(type), EventTypes.revisionOf(type));
    }

    @Override
    public Converter getConverter() {
        return converter;
    }

    private static SortedMap<String, String> strings(MetaData metadata) {
        SortedMap<String, String> strings = new TreeMap<>();
        metadata.forEach((key, value) -> strings.put(key, String.valueOf(value)));
        return strings;
    }
}
