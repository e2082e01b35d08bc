package org.caseledger.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Server-sent events as they come in. */
final class EventStream implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpResponse<Stream<String>> response;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<Boolean> endedWell = new CompletableFuture<>();

    /** One event. */
    record Event(String name, String id, String data) {

        JsonNode json() {
            return Caller.JSON.readTree(data);
        }

        long position() {
            return Long.parseLong(id);
        }
    }

    private EventStream(HttpResponse<Stream<String>> response) {
        this.response = response;
    }

    static EventStream open(HttpClient http, HttpRequest request) {
        try {
            EventStream stream = new EventStream(http.send(request, BodyHandlers.ofLines()));
            Thread.ofVirtual().start(stream::read);
            return stream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int status() {
        return response.statusCode();
    }

    String contentType() {
        return response.headers().firstValue("Content-Type").orElse("");
    }

    private void read() {
        String name = "message";
        String id = "";
        StringBuilder data = new StringBuilder();
        try (Stream<String> lines = response.body()) {
            for (String line : (Iterable<String>) lines::iterator) {
                if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        events.add(new Event(name, id, data.toString()));
                    }
                    name = "message";
                    data.setLength(0);
                } else if (line.startsWith("event:")) {
                    name = line.substring("event:".length()).strip();
                } else if (line.startsWith("id:")) {
                    id = line.substring("id:".length()).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring("data:".length()).strip());
                }
            }
            endedWell.complete(true);
        } catch (UncheckedIOException closed) {
            // the test ended it, or the server without saying so
            endedWell.complete(false);
        }
    }

    /** Whether the server ended it as a response ends, and didn't just hang up. */
    boolean endsWell() {
        return endedWell.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** The next event, whatever it is. */
    Event next() {
        return next(event -> true);
    }

    /** The next event that is as wanted; those before it are skipped. */
    Event next(Predicate<Event> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (true) {
                Event event = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (event == null) {
                    throw new AssertionError("No such event came within " + PATIENCE);
                }
                if (wanted.test(event)) {
                    return event;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        response.body().close();
    }
}
