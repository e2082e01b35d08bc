package org.caseledger.ledger.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.caseledger.query.log.Hash;
import org.caseledger.verifier.Bytes;
import org.caseledger.verifier.SignedNote;
import org.caseledger.verifier.VerifierKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A witness")
class WitnessTest {

    private static final long TEN_O_CLOCK = 1_574_000_000L;
    private static final CosignatureKey KEY = RunningWitness.key();

    @TempDir
    private Path folder;

    private final AtomicLong seconds = new AtomicLong(TEN_O_CLOCK);
    private final InstantSource clock = () -> Instant.ofEpochSecond(seconds.get());
    private final SmallLog log = SmallLog.called("ledger.example");

    private RunningWitness witness;

    @BeforeEach
    void start() throws IOException {
        witness = RunningWitness.start(folder, KEY, 0, clock, log.verifierKey());
    }

    @AfterEach
    void stop() {
        witness.close();
    }

    private void restart() throws IOException {
        stop();
        start();
    }

    @Test
    void cosigns_what_continues_what_it_saw() throws Exception {
        log.grow(3);
        HttpResponse<String> first = witness.add(log.request(0));
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(timeOf(log.note(), first.body())).isEqualTo(TEN_O_CLOCK);

        log.grow(600);
        seconds.addAndGet(5);
        HttpResponse<String> second = witness.add(log.request(3));

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).startsWith("\u2014 witness.example ").endsWith("\n");
        assertThat(timeOf(log.note(), second.body())).isEqualTo(TEN_O_CLOCK + 5);
    }

    @Test
    void cosigns_the_same_tree_again_and_an_empty_one() throws Exception {
        assertThat(witness.add(log.grow(0).request(0)).statusCode()).isEqualTo(200);
        assertThat(witness.add(log.grow(4).request(0)).statusCode()).isEqualTo(200);
        assertThat(witness.add(log.request(4)).statusCode()).isEqualTo(200);
    }

    @Test
    void says_where_it_is() throws Exception {
        witness.add(log.grow(3).request(0));
        log.grow(5);

        for (long elsewhere : List.of(0L, 2L, 4L, 8L)) {
            HttpResponse<String> answer = witness.add(log.request(elsewhere));
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body()).isEqualTo("3\n");
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/x.tlog.size");
        }
    }

    @Test
    void refuses_another_history() throws Exception {
        witness.add(log.tell("seen", "and", "signed").request(0));
        SmallLog rewritten = log.twin().tell("never", "and", "signed");

        assertThat(witness.add(rewritten.request(3)).statusCode()).isEqualTo(422);
        assertThat(witness.add(rewritten.tell("more").request(3)).statusCode()).isEqualTo(422);
        assertThat(witness.add(rewritten.request(0)).body()).isEqualTo("3\n");
        assertThat(witness.add(log.tell("more").request(3)).statusCode()).isEqualTo(200);
    }

    @Test
    void refuses_a_proof_that_is_not_one() throws Exception {
        log.grow(3);
        assertThat(witness.add(log.request(0, List.of(Hash.OF_NOTHING))).statusCode())
                .isEqualTo(422);
        witness.add(log.request(0));
        assertThat(witness.add(log.request(3, List.of(Hash.OF_NOTHING))).statusCode())
                .isEqualTo(422);
        List<Hash> proof = log.grow(7).log().consistency(3, 10);
        List<Hash> longer = new ArrayList<>(proof);
        longer.add(Hash.OF_NOTHING);

        assertThat(witness.add(log.request(3, List.of())).statusCode()).isEqualTo(422);
        assertThat(witness.add(log.request(3, proof.subList(1, proof.size()))).statusCode())
                .isEqualTo(422);
        assertThat(witness.add(log.request(3, longer)).statusCode()).isEqualTo(422);
        assertThat(witness.add(log.request(3, proof)).statusCode()).isEqualTo(200);
    }

    @Test
    void knows_only_the_logs_and_keys_that_it_was_told_of() throws Exception {
        SmallLog stranger = SmallLog.called("other.example").grow(1);
        SmallLog impostor = SmallLog.called("ledger.example").grow(1);

        assertThat(witness.add(stranger.request(0)).statusCode()).isEqualTo(404);
        assertThat(witness.add(impostor.request(0)).statusCode()).isEqualTo(403);
        assertThat(witness.add(log.grow(2).request(0) + signatureOf(stranger)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void refuses_a_signature_that_was_changed() throws Exception {
        String request = log.grow(1).request(0);
        String root = log.log().checkpoint().orElseThrow().lines().toList().get(2);

        assertThat(witness.add(request.replace(root, Hash.OF_NOTHING.base64())).statusCode())
                .isEqualTo(403);
    }

    @Test
    void refuses_what_is_malformed() throws Exception {
        String request = log.grow(1).request(0);

        for (String malformed : List.of(
                "",
                "old 0\n",
                request.replace("old 0", "old 00"),
                request.replace("old 0", "old -1"),
                request.replace("old 0", "Old 0"),
                request.replace("old 0\n", "old 0\nno hash\n"),
                request.replace("old 0\n", "old 0\nAAAA\n"),
                request.replace("old 0\n", "old 0\n" + (Hash.OF_NOTHING.base64() + "\n").repeat(64)),
                request.replace("\n\n\u2014", "\n\u2014"),
                request.substring(0, request.length() - 1),
                request.replace("old 0", "old 2"))) {
            assertThat(witness.add(malformed).statusCode()).as(malformed).isEqualTo(400);
        }
        assertThat(witness.add(request + "x".repeat(200_000)).statusCode()).isEqualTo(413);
        assertThat(witness.get("/add-checkpoint").statusCode()).isEqualTo(405);
        assertThat(witness.get("/elsewhere").statusCode()).isEqualTo(404);
    }

    @Test
    void remembers_after_it_was_stopped() throws Exception {
        witness.add(log.grow(3).request(0));

        restart();

        assertThat(witness.add(log.grow(1).request(0)).body()).isEqualTo("3\n");
        assertThat(witness.add(log.request(3)).statusCode()).isEqualTo(200);
    }

    @Test
    void never_dates_a_cosignature_before_an_earlier_one() throws Exception {
        witness.add(log.grow(1).request(0));
        seconds.addAndGet(-3_600);

        assertThat(timeOf(log.grow(1).note(), witness.add(log.request(1)).body()))
                .isEqualTo(TEN_O_CLOCK);
    }

    @Test
    void shows_what_it_cosigned_last_and_its_key() throws Exception {
        String latest = "/" + Bytes.hex(Bytes.sha256("ledger.example".getBytes(UTF_8))) + "/checkpoint";
        assertThat(witness.get(latest).statusCode()).isEqualTo(404);
        String line = witness.add(log.grow(2).request(0)).body();

        assertThat(witness.get(latest).body()).isEqualTo(log.note() + line);
        assertThat(witness.get("/vkey").body()).isEqualTo(KEY.verifierKey() + "\n");
    }

    /** All begin at one size: whoever comes first wins, the others hear where the witness is now. */
    @Test
    void cosigns_one_of_many_that_come_at_once() throws Exception {
        witness.add(log.grow(1).request(0));
        List<Callable<HttpResponse<String>>> requests = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String request = log.grow(1).request(1);
            requests.add(() -> witness.add(request));
        }
        int cosigned = 0;
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<HttpResponse<String>> answer : callers.invokeAll(requests)) {
                assertThat(answer.get().statusCode()).isIn(200, 409);
                cosigned += answer.get().statusCode() == 200 ? 1 : 0;
            }
        }
        assertThat(cosigned).isEqualTo(1);
    }

    private long timeOf(String note, String line) {
        VerifierKey key = witness.verifierKey();
        SignedNote.Line found = SignedNote.parse((note + line).getBytes(UTF_8), "the checkpoint")
                .by(key)
                .orElseThrow();
        return VerifierKey.time(found.signature());
    }

    private static String signatureOf(SmallLog log) {
        return log.note().substring(log.note().indexOf('\u2014'));
    }
}
