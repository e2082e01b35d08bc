package org.caseledger.eventstore;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * Why no server may be started over a place: its ledger was moved away, or has not wholly arrived. The note stands in the
 * node's folder and, where nodes share a PostgreSQL, once more there, so that a node with any other folder finds it.
 *
 * @param folder of the node
 * @param server that nodes share; nothing where all is in the folder
 */
public record PlaceNote(Path folder, Optional<PostgresServer> server) {
    private static final String FILE = "moved";
    private static final String SCHEMA = "place";
    private static final int VERSION = 1;
    private static final List<String> TABLES = List.of("CREATE TABLE note (text text NOT NULL)");

    /** The note; nothing where a server may be started. */
    public Optional<String> read() {
        try {
            Optional<String> here =
                    Files.exists(file()) ? Optional.of(Files.readString(file()).strip()) : Optional.empty();
            return here.or(() -> server.flatMap(PlaceNote::readShared));
        } catch (IOException e) {
            throw new StoreFileException("the note " + file() + " cannot be read", e);
        }
    }

    /** Leaves this note alone, on the disk when this returns. */
    public void write(String text) {
        server.ifPresent(shared -> replaceShared(shared, List.of(text)));
        try {
            Folders.create(folder);
            Path fresh = folder.resolve(FILE + ".new");
            Files.writeString(fresh, text + "\n");
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(fresh, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Folders.force(folder);
        } catch (IOException e) {
            throw new StoreFileException("the note " + file() + " cannot be written", e);
        }
    }

    /** Takes the note away. */
    public void clear() {
        server.ifPresent(shared -> replaceShared(shared, List.of()));
        try {
            Files.deleteIfExists(file());
            Folders.force(folder);
        } catch (IOException e) {
            throw new StoreFileException("the note " + file() + " cannot be removed", e);
        }
    }

    /** What an operator does to take it away. */
    public String removal() {
        return "remove " + file()
                + server.map(shared -> " and the rows of the table place.note on " + shared)
                        .orElse("");
    }

    private Path file() {
        return folder.resolve(FILE);
    }

    private static PostgresDatabase database(PostgresServer server) {
        return new PostgresDatabase(server, SCHEMA, VERSION, TABLES);
    }

    private static Optional<String> readShared(PostgresServer server) {
        try (Connection connection = database(server).openWriter();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT text FROM note")) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        } catch (SQLException e) {
            throw new StoreFileException("the note on " + server + " cannot be read: " + SqlErrors.codeOf(e), e);
        }
    }

    private static void replaceShared(PostgresServer server, List<String> texts) {
        try (Connection connection = database(server).openWriter();
                Statement statement = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO note (text) VALUES (?)")) {
            statement.execute("BEGIN");
            statement.execute("DELETE FROM note");
            for (String text : texts) {
                insert.setString(1, text);
                insert.executeUpdate();
            }
            statement.execute("COMMIT");
        } catch (SQLException e) {
            throw new StoreFileException("the note on " + server + " cannot be written: " + SqlErrors.codeOf(e), e);
        }
    }
}
