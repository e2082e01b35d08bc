package org.caseledger.events.stored;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.caseledger.events.LedgerEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON of payloads and metadata: UTF-8, no white space, a record's fields in the order of its declaration, maps by
 * key, what is absent left out, dates as ISO-8601. One event has one form.
 */
public final class EventJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            // A field that a newer version added may change what the event means: Jackson would leave it out.
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(
                    ignored -> JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private static final TypeReference<TreeMap<String, String>> METADATA = new TypeReference<>() {};

    private EventJson() {}

    /** An event's payload as stored. */
    public static byte[] write(LedgerEvent event) {
        return MAPPER.writeValueAsBytes(event);
    }

    /** How many bytes a value takes in a payload. */
    public static int bytes(Object value) {
        return MAPPER.writeValueAsBytes(value).length;
    }

    /**
     * Reads a payload back.
     *
     * @throws tools.jackson.core.JacksonException where the bytes are not this event's JSON, or hold a field that it has not
     */
    public static <E extends LedgerEvent> E read(byte[] payload, Class<E> type) {
        return MAPPER.readValue(payload, type);
    }

    /** Metadata as stored: strings only, in order of their keys. */
    public static byte[] writeMetadata(SortedMap<String, String> metadata) {
        return MAPPER.writeValueAsBytes(metadata);
    }

    /** Reads metadata back. */
    public static SortedMap<String, String> readMetadata(byte[] metadata) {
        return MAPPER.readValue(metadata, METADATA);
    }

    /** The value at a place of an event's stored form; null where there is none. */
    public static @Nullable String valueAt(LedgerEvent event, List<String> path) {
        JsonNode node = MAPPER.readTree(write(event));
        for (String name : path) {
            node = node.path(name);
        }
        return node.isValueNode() && !node.isNull() ? node.asString() : null;
    }

    /** The event with another value at a place; none where that is null. */
    @SuppressWarnings("unchecked") // read back as what it was
    public static <E extends LedgerEvent> E withValueAt(E event, List<String> path, @Nullable String value) {
        JsonNode root = MAPPER.readTree(write(event));
        JsonNode parent = root;
        for (String name : path.subList(0, path.size() - 1)) {
            parent = parent.path(name);
        }
        ObjectNode object = (ObjectNode) parent;
        String name = path.getLast();
        if (value == null) {
            object.remove(name);
        } else if (object.path(name).isBoolean()) {
            object.put(name, Boolean.parseBoolean(value));
        } else {
            object.put(name, value);
        }
        return (E) MAPPER.treeToValue(root, event.getClass());
    }

    /** A payload with one more text in it, for an upcaster. */
    static String withMember(String payload, String name, String value) {
        ObjectNode object = (ObjectNode) MAPPER.readTree(payload);
        return MAPPER.writeValueAsString(object.put(name, value));
    }

    /** A text as JSON. */
    static byte[] quoted(String text) {
        return MAPPER.writeValueAsBytes(text);
    }
}
