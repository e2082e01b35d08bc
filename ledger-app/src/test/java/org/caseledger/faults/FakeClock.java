package org.caseledger.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A clock for processes that can be set while they run: Debian's {@code faketime}. */
final class FakeClock {

    private static final Path LIBRARY = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1");

    private final Path offset;

    private FakeClock(Path offset) {
        this.offset = offset;
    }

    /** One that is right at first; skips the test where the library is not installed. */
    static FakeClock inOrSkip(Path folder) throws IOException {
        Assumptions.assumeTrue(
                Files.exists(LIBRARY), "skipped: faketime is not installed (on Debian: apt-get install faketime)");
        FakeClock clock = new FakeClock(folder.resolve("clock"));
        clock.jump(Duration.ZERO);
        return clock;
    }

    /** What to start a process by that goes by this clock; only the time of day, not how time passes, is faked. */
    List<String> launcher() {
        return List.of(
                "env",
                "LD_PRELOAD=" + LIBRARY,
                "FAKETIME_TIMESTAMP_FILE=" + offset,
                "FAKETIME_CACHE_DURATION=1",
                "FAKETIME_DONT_FAKE_MONOTONIC=1");
    }

    /** Sets it so far from the right time, from now on. */
    void jump(Duration from) throws IOException {
        Path next = Files.writeString(offset.resolveSibling("clock.next"), "%+d".formatted(from.toSeconds()));
        Files.move(next, offset, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
