package org.caseledger.ledger;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.caseledger.eventstore.DataLock;
import org.caseledger.eventstore.StoreFileException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;

/**
 * Where the process that holds a data folder serves. The file may outlive its process: it means something only while
 * the folder's lock is held.
 *
 * @param port on the loopback address
 * @param demo whether the demo's users may sign in
 */
public record RunningServer(int port, boolean demo) {

    private static final String FILE = "server.properties";

    /** The server of a folder, if it has said where it is. */
    public static Optional<RunningServer> of(Path data) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(data.resolve(FILE))) {
            properties.load(reader);
            return Optional.of(new RunningServer(
                    Integer.parseInt(properties.getProperty("port")),
                    Boolean.parseBoolean(properties.getProperty("demo"))));
        } catch (IOException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * The server of a folder that some process holds.
     *
     * @throws CannotStart where it has not said yet where it is
     */
    public static RunningServer in(Path data) {
        return of(data).orElseThrow(() ->
                new CannotStart("the ledger in " + data + " is in use by a process that serves nothing yet: wait"));
    }

    /** Whether some process holds the folder. */
    public static boolean holds(Path data) {
        try {
            DataLock.take(data).close();
            return false;
        } catch (StoreFileException inUse) {
            return true;
        }
    }

    /**
     * The server's API for somebody who signs in with the password in {@code LEDGER_PASSWORD}.
     *
     * @param user absent for the demo's user, or for the administrator
     */
    public WebClient as(@Nullable String user, String demoUser) {
        String name = Objects.requireNonNullElse(user, demo ? demoUser : "admin");
        String password = Objects.requireNonNullElse(System.getenv("LEDGER_PASSWORD"), demo ? "demo" : "");
        return WebClient.builder()
                .baseUrl("http://127.0.0.1:" + port + "/api/v1")
                .defaultHeaders(headers -> headers.setBasicAuth(name, password))
                .build();
    }

    /**
     * Writes what a server answers into a file, over what is there.
     *
     * @param server as somebody who signs in
     * @throws CannotStart where the server refuses it, or does not answer
     */
    public static void save(WebClient server, String address, MediaType type, Path file) {
        answered(DataBufferUtils.write(
                server.get().uri(address).accept(type).retrieve().bodyToFlux(DataBuffer.class),
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING));
    }

    /**
     * A server's answer; absent where it is empty.
     *
     * @throws CannotStart where the server refuses it, or does not answer
     */
    public static <T> @Nullable T answered(Mono<T> request) {
        try {
            return request.block();
        } catch (WebClientResponseException refused) {
            throw new CannotStart("the server refused it (" + refused.getStatusCode() + ")");
        } catch (WebClientRequestException unreachable) {
            throw new CannotStart("the server does not answer");
        }
    }

    void announce(Path data) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("port", String.valueOf(port));
        properties.setProperty("demo", String.valueOf(demo));
        try (Writer writer = Files.newBufferedWriter(data.resolve(FILE))) {
            properties.store(writer, null);
        }
    }
}
