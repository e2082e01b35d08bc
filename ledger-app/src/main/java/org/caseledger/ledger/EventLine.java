package org.caseledger.ledger;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import org.caseledger.events.stored.Envelope;
import org.caseledger.events.stored.EventJson;
import org.caseledger.events.stored.EventTypes;
import org.caseledger.eventstore.StoredEvent;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An event as one line of an exported ledger: its canonical form and nothing else. Its position is the line's place. */
final class EventLine {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MEMBERS = 8;

    private EventLine() {}

    /** The line, without its end. */
    static byte[] of(StoredEvent event) {
        return Envelope.canonical(
                event.id(),
                event.type(),
                String.valueOf(event.revision()),
                event.aggregateId(),
                event.sequence(),
                event.recordedAt(),
                event.metadata(),
                event.payload());
    }

    /**
     * The event of a line, byte for byte as it was stored.
     *
     * @throws IllegalArgumentException where the line is not an event's canonical form, or of a type not known here
     */
    static StoredEvent read(String line, long position) {
        try {
            JsonNode json = JSON.readTree(line);
            SortedMap<String, String> metadata = EventJson.readMetadata(JSON.writeValueAsBytes(json.path("metadata")));
            String start = text(json, metadata, "");
            String payload = line.startsWith(start.substring(0, start.length() - 1)) && line.endsWith("}")
                    ? line.substring(start.length() - 1, line.length() - 1)
                    : "";
            if (json.size() != MEMBERS || !text(json, metadata, payload).equals(line)) {
                throw new IllegalArgumentException("is not the canonical form of an event");
            }
            EventJson.read(
                    payload.getBytes(StandardCharsets.UTF_8),
                    EventTypes.classOf(json.path("type").asString()));
            return stored(json, metadata, payload, position);
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException("is not the canonical form of an event", malformed);
        }
    }

    private static StoredEvent stored(
            JsonNode json, SortedMap<String, String> metadata, String payload, long position) {
        String aggregateId = json.path("aggregateId").asString();
        return new StoredEvent(
                position,
                json.path("id").asString(),
                json.path("type").asString(),
                json.path("revision").asString(),
                // Every aggregate's id begins with its type.
                aggregateId.substring(0, Math.max(0, aggregateId.indexOf(':'))),
                aggregateId,
                json.path("sequence").asLong(),
                json.path("recordedAt").asLong(),
                EventJson.writeMetadata(metadata),
                payload.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(JsonNode json, SortedMap<String, String> metadata, String payload) {
        return new String(
                new Envelope(
                                json.path("id").asString(""),
                                json.path("type").asString(""),
                                json.path("revision").asString(""),
                                json.path("aggregateId").asString(""),
                                json.path("sequence").asLong(-1),
                                json.path("recordedAt").asLong(-1),
                                metadata,
                                payload)
                        .canonical(),
                StandardCharsets.UTF_8);
    }
}
