package org.caseledger.ledger.cosigning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.caseledger.ledger.Waiting;
import org.caseledger.ledger.witness.CosignatureKey;
import org.caseledger.ledger.witness.RunningWitness;
import org.caseledger.ledger.witness.SmallLog;
import org.caseledger.verifier.SignedNote;
import org.caseledger.verifier.VerifierKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@DisplayName("A ledger that asks a witness")
class CosignerTest {

    private static final CosignatureKey KEY = RunningWitness.key();
    private static final VerifierKey WITNESS = VerifierKey.parse(KEY.verifierKey());

    /** With which a witness that doesn't answer is asked. */
    private static final Duration SHORTER_THAN_ANY_PATIENCE = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    private final SmallLog ledger = SmallLog.called("ledger.example");

    /** Within a second: at least once, on a machine that may stand still for a moment. */
    @Test
    void shows_the_cosignature_of_each_new_checkpoint_within_a_second() throws Exception {
        NavigableSet<Duration> taken = new TreeSet<>();
        try (RunningWitness witness = witness(0);
                Cosigner cosigner = asks(witness.address())) {
            for (String word : new String[] {"one", "two", "three"}) {
                long begun = System.nanoTime();
                ledger.tell(word);
                await(this::isCosigned);
                taken.add(Duration.ofNanos(System.nanoTime() - begun));
                assertThat(cosigner.cosigned()).isEqualTo(ledger.log().signedSize());
            }
        }
        assertThat(taken.first()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void goes_on_from_where_the_witness_is() throws Exception {
        try (RunningWitness witness = witness(0)) {
            try (Cosigner cosigner = asks(witness.address())) {
                ledger.tell("one", "two", "three");
                await(() -> cosigner.cosigned() == 3);
            }
            ledger.tell("told while nobody asked");
            try (Cosigner again = asks(witness.address())) {
                await(() -> again.cosigned() == 4);
                assertThat(isCosigned()).isTrue();
            }
        }
    }

    @Test
    void asks_no_second_time_for_what_was_cosigned() throws Exception {
        try (RunningWitness witness = witness(0)) {
            ledger.tell("one");
            for (int start = 0; start < 2; start++) {
                try (Cosigner cosigner = asks(witness.address())) {
                    await(() -> cosigner.cosigned() == 1);
                }
            }
        }
        assertThat(ledger.note().lines().filter(line -> line.startsWith("\u2014 witness.example ")))
                .hasSize(1);
    }

    @Test
    void has_its_own_checkpoint_while_the_witness_is_away_and_asks_again() throws Exception {
        int port;
        try (RunningWitness before = witness(0)) {
            port = before.port();
        }
        try (Cosigner cosigner = asks("http://127.0.0.1:" + port)) {
            ledger.tell("one");
            assertThat(ledger.log().checkpoint().orElseThrow()).contains("\n1\n");
            assertThat(isCosigned()).isFalse();
            try (RunningWitness back = witness(port)) {
                await(this::isCosigned);
                assertThat(back.port()).isEqualTo(port);
            }
            assertThat(cosigner.cosigned()).isEqualTo(1);
        }
    }

    @Test
    void waits_for_nobody_who_is_slow() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        HttpServer slow = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        slow.createContext("/", exchange -> asked.countDown());
        slow.start();
        try (Cosigner cosigner = asks("http://127.0.0.1:" + slow.getAddress().getPort())) {
            ledger.tell("one");
            asked.await();
            long began = System.nanoTime();
            ledger.tell("two");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SHORTER_THAN_ANY_PATIENCE);
            assertThat(ledger.log().checkpoint().orElseThrow()).contains("\n2\n");
            assertThat(cosigner.cosigned()).isEqualTo(-1);
        } finally {
            slow.stop(0);
        }
    }

    @Test
    void shows_no_cosignature_that_is_not_its_witness_s() throws Exception {
        try (RunningWitness another = RunningWitness.start(
                        folder, RunningWitness.key(), 0, InstantSource.system(), ledger.verifierKey());
                Cosigner cosigner = asks(another.address())) {
            ledger.tell("one");
            await(() -> another.hasCosigned("ledger.example"));

            assertThat(isCosigned()).isFalse();
            assertThat(ledger.log().checkpoint().orElseThrow()).doesNotContain("witness.example");
            assertThat(cosigner.cosigned()).isEqualTo(-1);
        }
    }

    @Test
    void is_told_of_it_by_address_and_key() {
        assertThat(WitnessAddress.parse("http://127.0.0.1:8090=" + WITNESS.text())
                        .prefix())
                .hasToString("http://127.0.0.1:8090/");
        assertThatThrownBy(() -> WitnessAddress.parse("http://127.0.0.1:8090")).hasMessageContaining("URL=VKEY");
        assertThatThrownBy(() -> WitnessAddress.parse(
                        "http://127.0.0.1:8090=" + ledger.verifierKey().text()))
                .hasMessageContaining("is a log's, not a witness's");
        assertThatThrownBy(() -> WitnessAddress.parse("http://127.0.0.1:8090=x+00+AAAA"))
                .hasMessageContaining("not an Ed25519 key");
    }

    private RunningWitness witness(int port) throws Exception {
        return RunningWitness.start(folder, KEY, port, InstantSource.system(), ledger.verifierKey());
    }

    private Cosigner asks(String address) {
        return new Cosigner(ledger.log(), WitnessAddress.parse(address + "=" + KEY.verifierKey()));
    }

    private boolean isCosigned() {
        return SignedNote.parse(ledger.log().checkpoint().orElseThrow().getBytes(UTF_8), "the checkpoint")
                .by(WITNESS)
                .isPresent();
    }

    private static void await(BooleanSupplier condition) {
        Waiting.until(condition::getAsBoolean, met -> met);
    }
}
