package org.caseledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The last to run of the module's tests, and the one that matters most: what was acknowledged is there. */
@Order(Integer.MAX_VALUE)
@DisplayName("A process killed in the middle of its work")
@ParameterizedClass(name = "on {0}")
@EnumSource(Store.class)
class KillTest {
    private static final int KILLS = 22;
    private static final long SEED = 20261120;

    @Parameter
    Store store = Store.SQLITE;

    @TempDir
    Path folder;

    /** One event's place. */
    private record Place(String aggregate, long sequence) {}

    private final Set<Place> acknowledged = new HashSet<>();

    @Test
    void loses_nothing_that_it_acknowledged_and_leaves_no_call_half_done() throws Exception {
        Random random = new Random(SEED);
        for (int life = 0; life < KILLS; life++) {
            killAfter(random.nextInt(1, 1_500), "life" + life);
            check();
        }
        assertThat(acknowledged).hasSizeGreaterThan(KILLS);
    }

    private void killAfter(int lines, String life) throws Exception {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        switch (store) {
                            case SQLITE -> folder.toString();
                            case POSTGRES -> Store.server(folder).url();
                        },
                        life)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = writer.inputReader(StandardCharsets.UTF_8)) {
            int read = 0;
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                acknowledge(line);
                if (++read == lines) {
                    writer.toHandle().destroyForcibly(); // SIGKILL; what it had printed is still read.
                }
            }
            assertThat(read).as("the writer worked until it was killed").isGreaterThanOrEqualTo(lines);
        } finally {
            writer.toHandle().destroyForcibly();
        }
        assertThat(writer.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    private void acknowledge(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length == 4 && parts[3].equals(".")) {
            int first = Integer.parseInt(parts[1]);
            for (int i = 0; i < Integer.parseInt(parts[2]); i++) {
                acknowledged.add(new Place(parts[0], first + i));
            }
        }
    }

    private void check() throws Exception {
        Set<Place> stored = new HashSet<>();
        Map<String, Integer> events = new HashMap<>();
        long recordedAt = Long.MIN_VALUE;
        long position = 0;
        try (var engine = store.open(folder)) {
            for (List<StoredEvent> page = engine.readStored(0, 1_000);
                    !page.isEmpty();
                    page = engine.readStored(position, 1_000)) {
                for (StoredEvent event : page) {
                    assertThat(event.position()).as("positions are dense").isEqualTo(position++);
                    assertThat(event.recordedAt()).isGreaterThanOrEqualTo(recordedAt);
                    recordedAt = event.recordedAt();
                    Place place = new Place(event.aggregateId(), event.sequence());
                    assertThat(stored.add(place)).as("%s is there once", place).isTrue();
                    events.merge(event.aggregateId(), 1, Integer::sum);
                }
            }
            assertThat(engine.headPosition()).isEqualTo(position - 1);
        }
        assertThat(stored.containsAll(acknowledged))
                .as("everything acknowledged is there")
                .isTrue();
        assertThat(events)
                .allSatisfy((aggregate, count) -> assertThat(count % (aggregate.charAt(0) - '0'))
                        .as("calls of %s are whole", aggregate)
                        .isZero());
        if (store == Store.SQLITE) {
            assertThat(integrity()).isEqualTo("ok");
        }
    }

    private String integrity() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"));
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA integrity_check")) {
            return result.getString(1);
        }
    }
}
