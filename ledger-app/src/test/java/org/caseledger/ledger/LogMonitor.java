package org.caseledger.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody outside who fetches the transparency log and works its roots out anew, with nothing of the product's. */
public final class LogMonitor {

    static final int WIDTH = 256;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;

    public LogMonitor(URI server) {
        this.server = server;
    }

    /** What a checkpoint says. */
    public record Checkpoint(String note) {

        String origin() {
            return line(0);
        }

        public long size() {
            return Long.parseLong(line(1));
        }

        public String root() {
            return line(2);
        }

        private String line(int number) {
            return note.lines().toList().get(number);
        }
    }

    public Checkpoint checkpoint() {
        return new Checkpoint(new String(get("/log/checkpoint", null).body(), UTF_8));
    }

    /** The entries of the first so many leaves, read from their bundles. */
    public List<byte[]> entries(long size) {
        List<byte[]> entries = new ArrayList<>();
        for (long index = 0; index * WIDTH < size; index++) {
            byte[] bundle = get("/log/tile/entries/" + address(index, size), "inspector.one")
                    .body();
            for (ByteBuffer rest = ByteBuffer.wrap(bundle); rest.hasRemaining(); ) {
                byte[] entry = new byte[Short.toUnsignedInt(rest.getShort())];
                rest.get(entry);
                entries.add(entry);
            }
        }
        return entries;
    }

    /** Where the tile of an index is, in a row of so many hashes. */
    static String address(long index, long hashes) {
        long width = Math.min(WIDTH, hashes - index * WIDTH);
        String path = index < 1000 ? "%03d".formatted(index) : "x%03d/%03d".formatted(index / 1000, index % 1000);
        return width == WIDTH ? path : path + ".p/" + width;
    }

    /** The key to check its checkpoints with. */
    String verifierKey() {
        return new String(get("/log/vkey", null).body(), UTF_8).strip();
    }

    /** @param headers names and values in turn */
    HttpResponse<byte[]> get(String address, @Nullable String user, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(address));
        if (user != null) {
            request.header("Authorization", "Basic " + base64((user + ":demo").getBytes(UTF_8)));
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The Merkle tree hash of RFC 6962, section 2.1, in Base64. */
    public static String root(List<byte[]> entries) {
        return base64(entries.isEmpty() ? sha256() : hash(entries));
    }

    private static byte[] hash(List<byte[]> entries) {
        if (entries.size() == 1) {
            return sha256(new byte[] {0}, entries.getFirst());
        }
        int left = Integer.highestOneBit(entries.size() - 1);
        return sha256(new byte[] {1}, hash(entries.subList(0, left)), hash(entries.subList(left, entries.size())));
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
