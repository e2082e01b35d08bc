package org.caseledger.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A process that is after the lease {@code sign} and says when it holds it and when it has lost it. */
final class HeldElsewhere implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private HeldElsewhere(Process process) {
        this.process = process;
        this.output = process.inputReader(UTF_8);
    }

    static HeldElsewhere start(int port) throws IOException {
        return new HeldElsewhere(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HeldElsewhere.class.getName(),
                        String.valueOf(port))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** What it says next. */
    String next() throws IOException {
        return output.readLine();
    }

    void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("kill -" + name + " failed");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Looks often: the first look after it was stopped must find that it holds nothing. */
    public static void main(String[] port) {
        PostgresServer server =
                new PostgresServer("jdbc:postgresql://127.0.0.1:" + port[0] + "/postgres", "postgres", "");
        PostgresLease lease = new PostgresLeases(new PostgresDatabase(server, "leases", 1, List.of())).of("sign");
        boolean held = false;
        while (true) {
            if (lease.isHeld() != held) {
                held = !held;
                System.out.println(held ? "held" : "lost");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
