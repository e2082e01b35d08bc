package org.caseledger.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every reason that the rules give stands in a scenario of this module's tests. */
class EveryRefusalIsTestedTest {

    /** Given outside the rules, where requests are read and sent. */
    private static final Set<Reason> OF_THE_EDGE = EnumSet.of(
            Reason.UNKNOWN_ACTION,
            Reason.UNKNOWN_ROUND,
            Reason.UNKNOWN_TEAM,
            Reason.KEY_REUSED,
            Reason.CONTENDED,
            Reason.EVENT_TOO_LARGE);

    @Test
    void no_reason_goes_untested() throws IOException {
        String tests = sources(Path.of("src/test/java"));

        List<Reason> untested = Arrays.stream(Reason.values())
                .filter(reason -> !OF_THE_EDGE.contains(reason))
                .filter(reason -> !tests.contains("refused(Reason." + reason.name())
                        && !tests.contains("isEqualTo(Reason." + reason.name()))
                .toList();

        assertThat(untested).isEmpty();
    }

    private static String sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith("Test.java"))
                    .map(EveryRefusalIsTestedTest::read)
                    .map(source -> source.replaceAll("refused\\(\\s+", "refused("))
                    .collect(Collectors.joining());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError("A test can't be read: " + file, e);
        }
    }
}
