package org.caseledger.ledger;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the process that holds a data folder serves. The file may outlive its process: it means something only while
 * the folder's lock is held.
 *
 * @param port on the loopback address
 * @param demo whether the demo's users may sign in
 */
record RunningServer(int port, boolean demo) {

    private static final String FILE = "server.properties";

    static Optional<RunningServer> of(Path data) {
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

    void announce(Path data) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("port", String.valueOf(port));
        properties.setProperty("demo", String.valueOf(demo));
        try (Writer writer = Files.newBufferedWriter(data.resolve(FILE))) {
            properties.store(writer, null);
        }
    }
}
