package org.caseledger.eventstore;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A PostgreSQL of its own in a temporary folder, on a free port of the loopback address, for those who test beside it.
 * Durable as a real one is. Gone when closed.
 */
public final class TemporaryPostgres implements AutoCloseable {
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final String OWNER = "postgres";
    private static final int PATIENCE = 60;

    private final Path programs;
    private final Path folder;
    private final int port;

    private TemporaryPostgres(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /** Starts one, or skips the test where PostgreSQL is not installed. */
    public static TemporaryPostgres startOrSkip() {
        Optional<Path> programs = programs();
        Assumptions.assumeTrue(
                programs.isPresent(), "skipped: PostgreSQL is not installed (on Debian: apt-get install postgresql)");
        try {
            TemporaryPostgres made = new TemporaryPostgres(
                    programs.get(), Files.createTempDirectory("caseledger-postgres"), FreePort.find());
            made.make();
            made.start();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The newest one that is installed where Debian puts it. */
    private static Optional<Path> programs() {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Path::compareTo);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void make() throws IOException {
        if (isRoot()) {
            run("chown", OWNER, folder.toString());
        }
        runAsOwner("initdb", "--auth=trust", "--username=" + OWNER, "--encoding=UTF8", "--locale=C", "-D", data());
        Files.writeString(
                folder.resolve("more.conf"),
                "port = %d%nlisten_addresses = '127.0.0.1'%nunix_socket_directories = ''%nmax_connections = 200%n"
                        .formatted(port));
        run("chmod", "644", folder.resolve("more.conf").toString());
        run("sh", "-c", "echo \"include '%s/more.conf'\" >> %s/postgresql.conf".formatted(folder, data()));
    }

    /** Starts it, or starts it again; returns when it takes connections. */
    public void start() {
        runAsOwner("pg_ctl", "-D", data(), "-l", folder.resolve("data/log.txt").toString(), "-w", "start");
    }

    /** Stops it at once, as a crash would: what was not on the disk is gone. */
    public void crash() {
        runAsOwner("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
    }

    /** Stops it in good order, its clients cut off. */
    public void stop() {
        runAsOwner("pg_ctl", "-D", data(), "-m", "fast", "-w", "stop");
    }

    /** Its database {@code postgres}, as somebody who may do everything. */
    public PostgresServer server() {
        return new PostgresServer(address(OWNER), OWNER, "");
    }

    /** Another database of it, made anew. */
    public PostgresServer database(String name) {
        try (Connection connection = DriverManager.getConnection(server().url(), OWNER, "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
            return new PostgresServer(address(name), OWNER, "");
        } catch (SQLException e) {
            throw new IllegalStateException("the database " + name + " can't be made", e);
        }
    }

    private String address(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** On the loopback address. */
    public int port() {
        return port;
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private void runAsOwner(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("runuser", "-u", OWNER, "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command.toArray(String[]::new));
    }

    /** Its output goes to a file: a server that it starts would keep a pipe open. */
    private void run(String... command) {
        try {
            Path output = folder.resolveSibling(folder.getFileName() + ".out");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .directory(Path.of("/").toFile())
                    .start();
            if (!process.waitFor(PATIENCE, SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + Files.readString(output));
            }
            Files.delete(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (Files.exists(folder.resolve("data/postmaster.pid"))) {
            stop();
        }
        run("rm", "-rf", folder.toString());
    }
}
