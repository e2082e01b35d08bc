package org.caseledger.eventstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A file system of a few megabytes in memory. Where mounting is not permitted, the test that wants one is skipped. */
record SmallDisk(Path path) implements AutoCloseable {

    /** @param size as mount takes it, for instance {@code 4m} */
    static SmallDisk mount(Path path, String size) throws IOException {
        Files.createDirectories(path);
        Assumptions.assumeTrue(
                exists("mount") && run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", path.toString()),
                "skipped: mounting a small file system is not permitted here");
        return new SmallDisk(path);
    }

    void makeReadOnly() throws IOException {
        if (!run("mount", "-o", "remount,ro", path.toString())) {
            throw new AssertionError("could not remount " + path);
        }
    }

    @Override
    public void close() throws IOException {
        if (!run("umount", path.toString())) {
            throw new AssertionError("could not unmount " + path);
        }
    }

    private static boolean run(String... command) throws IOException {
        Process process = new ProcessBuilder(List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.onExit().join().exitValue() == 0;
    }

    private static boolean exists(String program) {
        return Stream.of("/bin", "/usr/bin", "/sbin", "/usr/sbin")
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
