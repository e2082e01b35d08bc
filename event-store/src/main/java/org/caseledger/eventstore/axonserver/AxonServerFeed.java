package org.caseledger.eventstore.axonserver;

import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.serialization.Serializer;
import org.caseledger.eventstore.StoredEvent;

/** The events of an Axon Server's context in their global order. Its tokens are our positions. */
final class AxonServerFeed implements EventFeed {
    private static final int AHEAD = 2_000;

    private final AxonServerClient client;
    private final Serializer serializer;

    AxonServerFeed(AxonServerClient client, Serializer serializer) {
        this.client = client;
        this.serializer = serializer;
    }

    @Override
    public long lastPosition() {
        return client.answer(client.events().getLastToken());
    }

    @Override
    public Following from(long position) {
        // Axon Server is told the last event that is not wanted.
        return new Open(client.events().openStream(position - 1, AHEAD));
    }

    private final class Open implements Following {
        private final EventStream stream;

        Open(EventStream stream) {
            this.stream = stream;
        }

        @Override
        public List<StoredEvent> next(int most, Duration longest) throws InterruptedException {
            List<StoredEvent> events = new ArrayList<>();
            EventWithToken next = stream.nextIfAvailable(longest.toMillis(), TimeUnit.MILLISECONDS);
            while (next != null) {
                events.add(WireEvents.stored(next.getToken(), next.getEvent(), serializer));
                next = events.size() < most ? stream.nextIfAvailable() : null;
            }
            if (events.isEmpty() && stream.isClosed()) {
                Optional<Throwable> error = stream.getError();
                throw client.failure(error.orElseGet(() -> new IllegalStateException("the stream ended")));
            }
            return events;
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
