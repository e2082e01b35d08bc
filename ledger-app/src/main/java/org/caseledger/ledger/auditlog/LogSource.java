package org.caseledger.ledger.auditlog;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.caseledger.query.log.Tile;
import org.caseledger.query.log.TileAddress;
import org.jspecify.annotations.Nullable;

/** Where a log is served, as C2SP tlog-tiles lays it out. */
final class LogSource implements AutoCloseable {

    /** A bundle of 256 entries, each of the format's longest. */
    private static final long LARGEST_ANSWER = 256L * (2 + 65_535);

    private static final String ENTRIES = "tile/entries/";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TRIES = 3;
    private static final int FOUND = 200;
    private static final int NOT_THERE = 404;

    private final URI prefix;
    private final @Nullable String authorization;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /**
     * A log.
     *
     * @param prefix of its addresses, with a slash at its end
     * @param authorization the header for the entries, which only some may read; absent for nobody in particular. It is
     *     not sent for what is public, since to check a password is dear on purpose
     */
    LogSource(URI prefix, @Nullable String authorization) {
        this.prefix = prefix;
        this.authorization = authorization;
    }

    /** A file that every log has, such as the checkpoint. */
    byte[] file(String path) throws IOException, InterruptedException {
        return get(path).orElseThrow(() -> new IOException(prefix + path + " is not there: is this a log's address?"));
    }

    /** The first hashes of a tile, one after the other; nothing where the log doesn't have it. */
    Optional<byte[]> tile(Tile tile, int width) throws IOException, InterruptedException {
        return partial("tile/" + tile.level() + "/", tile.index(), width);
    }

    /** A bundle of entries, each after its length in two bytes; nothing where the log doesn't have it. */
    Optional<byte[]> entries(long index, int width) throws IOException, InterruptedException {
        return partial(ENTRIES, index, width);
    }

    /** A log may drop what is not full once the whole is there, so the whole is asked for then. */
    private Optional<byte[]> partial(String folder, long index, int width) throws IOException, InterruptedException {
        Optional<byte[]> exact = get(folder + new TileAddress(index, width).path());
        return exact.isPresent() || width == Tile.WIDTH
                ? exact
                : get(folder + new TileAddress(index, Tile.WIDTH).path());
    }

    private Optional<byte[]> get(String path) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(prefix.resolve(path)).timeout(PATIENCE);
        if (authorization != null && path.startsWith(ENTRIES)) {
            request.header("Authorization", authorization);
        }
        HttpResponse<byte[]> response = send(request.build());
        return switch (response.statusCode()) {
            case FOUND -> Optional.of(response.body());
            case NOT_THERE -> Optional.empty();
            case 401, 403 ->
                throw new IOException("who may read the entries must sign in: give --user, and the password in"
                        + " LEDGER_PASSWORD (" + response.statusCode() + " at " + path + ")");
            default -> throw new IOException(prefix + path + " answers " + response.statusCode());
        };
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        IOException last = new IOException(prefix + " can't be reached");
        for (int i = 0; i < TRIES; i++) { // a connection may break in a log of hours
            try {
                return http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
            } catch (IOException failed) {
                last.addSuppressed(failed);
            }
        }
        throw last;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
