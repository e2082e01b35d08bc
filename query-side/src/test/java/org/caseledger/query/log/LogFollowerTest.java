package org.caseledger.query.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Who follows the ledger")
@Timeout(60)
class LogFollowerTest {

    private final MemoryLeaves leaves = MemoryLeaves.of(3);
    private final TransparencyLog log =
            new TransparencyLog(leaves, new MemoryLogStore(), LogKey.make("ledger.example", new SecureRandom()));
    private final BlockingQueue<Long> signed = new LinkedBlockingQueue<>();

    private LogFollower started() {
        log.onCheckpoint(() -> signed.add(log.signedSize()));
        LogFollower follower = new LogFollower(log, Duration.ofHours(1));
        follower.start();
        return follower;
    }

    @Test
    void signs_together_what_comes_while_it_pauses() throws InterruptedException {
        BlockingQueue<Long> times = new LinkedBlockingQueue<>();
        log.onCheckpoint(() -> {
            times.add(System.nanoTime());
            if (log.signedSize() == 3) {
                leaves.grow(1);
                leaves.grow(1);
                leaves.grow(1);
            }
        });
        LogFollower follower = started();

        assertThat(signed.take()).isEqualTo(3);
        assertThat(signed.take()).isEqualTo(6);
        assertThat(signed.poll(10, TimeUnit.MILLISECONDS)).isNull();
        long first = times.take();
        assertThat(Duration.ofNanos(times.take() - first))
                .as("its pause")
                .isGreaterThanOrEqualTo(Duration.ofMillis(400));
        follower.stop();
    }

    @Test
    void signs_what_comes_while_it_waits() throws InterruptedException {
        LogFollower follower = started();
        signed.take();
        assertThat(signed.poll(600, TimeUnit.MILLISECONDS))
                .as("after its pause")
                .isNull();

        leaves.grow(1);

        assertThat(signed.take()).isEqualTo(4);
        follower.stop();
    }

    @Test
    void is_stopped_out_of_its_pause() throws InterruptedException {
        log.onCheckpoint(() -> {
            throw new IllegalStateException("The disk is full");
        });
        LogFollower follower = started();
        while (!log.hasContinued()) {
            Thread.onSpinWait();
        }

        follower.stop();

        assertThat(follower.hasStopped()).isFalse();
    }
}
