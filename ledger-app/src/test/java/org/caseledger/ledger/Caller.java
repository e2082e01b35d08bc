package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One person at the API, as any script would be. */
public final class Caller {

    public static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private final URI server;
    private final @Nullable String user;
    private final Duration patience;

    public Caller(URI server, @Nullable String user) {
        this(server, user, PATIENCE);
    }

    /** @param patience after which an answer is not waited for any longer */
    public Caller(URI server, @Nullable String user, Duration patience) {
        this.server = server;
        this.user = user;
        this.patience = patience;
    }

    /**
     * Asks.
     *
     * @param headers names and values in turn
     */
    public Reply get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** Fetches a file. */
    byte[] bytes(String path) {
        HttpResponse<byte[]> response = send(request(path).GET(), BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    /** Sends a command. */
    public Reply post(String path, Map<String, ?> body, String... headers) {
        return post(path, JSON.writeValueAsString(body), headers);
    }

    /** Sends whatever it is, as JSON. */
    Reply post(String path, String body, String... headers) {
        return send("POST", path, "application/json", BodyPublishers.ofString(body, StandardCharsets.UTF_8), headers);
    }

    Reply send(String method, String path, String contentType, BodyPublisher body, String... headers) {
        return send(request(path, headers).header("Content-Type", contentType).method(method, body));
    }

    /** Reads a stream of events until it is closed. */
    EventStream listen(String path, String... headers) {
        return EventStream.open(
                HTTP,
                request(path, headers).header("Accept", "text/event-stream").build());
    }

    /** Sends files to be imported, by name, and waits for the end of the import. */
    public Reply imported(Map<String, String> files) {
        return imported(asBytes(files), false);
    }

    Reply imported(Map<String, byte[]> files, boolean dryRun) {
        Reply begun = beginImport(files, dryRun);
        if (begun.status() != 202) {
            throw new AssertionError("The import was not begun: " + begun);
        }
        String address = begun.header("Location");
        return Waiting.until(
                () -> get(address),
                progress -> !progress.json().get("state").asString().equals("RUNNING"));
    }

    Reply beginImport(Map<String, byte[]> files, boolean dryRun) {
        String boundary =
                "boundary" + Long.toHexString(ThreadLocalRandom.current().nextLong());
        BodyPublisher[] parts = files.entrySet().stream()
                .map(file -> part(boundary, file.getKey(), file.getValue()))
                .toArray(BodyPublisher[]::new);
        BodyPublisher end = BodyPublishers.ofString("--" + boundary + "--\r\n");
        return send(
                "POST",
                "/api/v1/imports" + (dryRun ? "?dryRun=true" : ""),
                "multipart/form-data; boundary=" + boundary,
                BodyPublishers.concat(BodyPublishers.concat(parts), end));
    }

    private static BodyPublisher part(String boundary, String name, byte[] content) {
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" + name
                + "\"\r\nContent-Type: text/csv\r\n\r\n";
        return BodyPublishers.concat(
                BodyPublishers.ofString(head), BodyPublishers.ofByteArray(content), BodyPublishers.ofString("\r\n"));
    }

    static Map<String, byte[]> asBytes(Map<String, String> files) {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        files.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return bytes;
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path)).timeout(patience);
        if (user != null) {
            String credentials = Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + credentials);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    private static Reply send(HttpRequest.Builder request) {
        return Reply.of(send(request, BodyHandlers.ofString(StandardCharsets.UTF_8)));
    }

    private static <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return HTTP.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
