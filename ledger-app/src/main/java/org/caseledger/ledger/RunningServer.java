package org.caseledger.ledger;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.caseledger.eventstore.DataLock;
import org.caseledger.eventstore.StoreFileException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.WebClient;

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

    void announce(Path data) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("port", String.valueOf(port));
        properties.setProperty("demo", String.valueOf(demo));
        try (Writer writer = Files.newBufferedWriter(data.resolve(FILE))) {
            properties.store(writer, null);
        }
    }
}
