package org.caseledger.ledger.cosigning;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.caseledger.query.log.Hash;
import org.caseledger.verifier.Bytes;
import org.caseledger.verifier.InvalidException;
import org.caseledger.verifier.SignedNote;
import org.caseledger.verifier.VerifierKey;

/** Puts checkpoints before one witness. */
final class WitnessClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LARGEST_ANSWER = 64 << 10;
    private static final int LONGEST_REMARK = 200;
    private static final int COSIGNED = 200;
    private static final int ELSEWHERE = 409;

    private final WitnessAddress witness;
    private final HttpClient http;

    WitnessClient(WitnessAddress witness) {
        this.witness = witness;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
    }

    /** What the witness said. */
    sealed interface Said {
        /** It cosigned: the line is verified and has its end. */
        record Cosigned(String line) implements Said {}

        /** It cosigned another tree last, of this size. */
        record Elsewhere(long size) implements Said {}

        /** It cosigned nothing, or nothing of use. */
        record Refused(String message) implements Said {}
    }

    /**
     * Puts a checkpoint before the witness.
     *
     * @param oldSize of the tree that the proof begins with
     * @param note the checkpoint as it is served
     */
    Said add(long oldSize, List<Hash> proof, String note) throws IOException, InterruptedException {
        String lines = proof.stream().map(hash -> hash.base64() + "\n").collect(Collectors.joining());
        HttpRequest request = HttpRequest.newBuilder(witness.prefix().resolve("add-checkpoint"))
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString("old " + oldSize + "\n" + lines + "\n" + note))
                .build();
        HttpResponse<byte[]> response =
                http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            String body = Bytes.text(response.body(), "its answer");
            return switch (response.statusCode()) {
                case COSIGNED -> cosigned(note, body);
                case ELSEWHERE -> new Said.Elsewhere(Bytes.number(body.strip(), "the size in its answer"));
                default -> new Said.Refused("it answered " + response.statusCode() + ": " + firstLine(body));
            };
        } catch (InvalidException unreadable) {
            return new Said.Refused(String.valueOf(unreadable.getMessage()));
        }
    }

    /** Whether the witness's cosignature stands under a checkpoint already. */
    boolean hasCosigned(String note) {
        return SignedNote.parse(note.getBytes(UTF_8), "the checkpoint")
                .by(witness.key())
                .isPresent();
    }

    /** The witness's line; others that it sends are of keys that nobody here knows. */
    private Said cosigned(String note, String lines) {
        VerifierKey key = witness.key();
        String text = note.substring(0, note.lastIndexOf("\n\n") + 2);
        return SignedNote.parse((text + lines).getBytes(UTF_8), "its answer")
                .by(key)
                .<Said>map(line -> new Said.Cosigned(line.whole() + "\n"))
                .orElseGet(() -> new Said.Refused("its answer holds no cosignature by the key " + key.text()));
    }

    private static String firstLine(String text) {
        String line = text.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "");
        return line.length() > LONGEST_REMARK ? line.substring(0, LONGEST_REMARK) : line;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
