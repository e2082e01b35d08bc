package org.caseledger.ledger.cosigning;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.caseledger.ledger.cosigning.WitnessClient.Said;
import org.caseledger.query.log.LogStore.SignedCheckpoint;
import org.caseledger.query.log.TransparencyLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that puts this ledger's newest checkpoint before one witness, while it is this node that signs. Nobody waits for it: where the witness is slow
 * or away, or refuses, the log goes on without its cosignature and it is asked again, less and less often.
 */
public final class Cosigner implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Cosigner.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final TransparencyLog transparency;
    private final WitnessAddress witness;
    private final WitnessClient client;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private final Thread thread;

    /** What the witness cosigned last, as far as it is known here: a proof begins there. Its thread's own. */
    private long seen;

    private volatile long cosigned = -1;
    private volatile boolean cosigning = true;

    /** Starts asking. */
    public Cosigner(TransparencyLog transparency, WitnessAddress witness) {
        this.transparency = transparency;
        this.witness = witness;
        this.client = new WitnessClient(witness);
        this.thread = Thread.ofVirtual().name("cosigner").unstarted(this::run);
        transparency.onCheckpoint(this::wake);
        thread.start();
    }

    /** The witness's name. */
    public String name() {
        return witness.key().name();
    }

    /** The size of the largest tree that the witness has cosigned since this process started, -1 before the first. */
    public long cosigned() {
        return cosigned;
    }

    private void wake() {
        lock.lock();
        try {
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            Duration pause = SHORTEST_PAUSE;
            while (true) {
                SignedCheckpoint checkpoint = next();
                String complaint = ask(checkpoint);
                tell(complaint);
                if (complaint.isEmpty()) {
                    pause = SHORTEST_PAUSE;
                } else {
                    Thread.sleep(pause);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** The newest checkpoint, once it is one that the witness has not cosigned. */
    private SignedCheckpoint next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                SignedCheckpoint newest = transparency.latest().orElse(null);
                if (transparency.isSigning()
                        && transparency.hasContinued()
                        && newest != null
                        && newest.size() != cosigned) {
                    return newest;
                }
                woken.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** What went wrong; empty where nothing did. */
    private String ask(SignedCheckpoint checkpoint) throws InterruptedException {
        try {
            if (client.hasCosigned(checkpoint.note())) {
                cosigned = checkpoint.size();
                return "";
            }
            Said said = add(checkpoint);
            if (said instanceof Said.Elsewhere elsewhere && elsewhere.size() <= checkpoint.size()) {
                seen = elsewhere.size();
                said = add(checkpoint);
            }
            return switch (said) {
                case Said.Cosigned by -> {
                    transparency.cosigned(checkpoint.size(), by.line());
                    seen = checkpoint.size();
                    cosigned = checkpoint.size();
                    yield "";
                }
                case Said.Elsewhere elsewhere ->
                    "it has cosigned " + elsewhere.size() + " events of this log, which has " + checkpoint.size();
                case Said.Refused refused -> refused.message();
            };
        } catch (IOException away) {
            return "it can't be reached (" + away.getClass().getSimpleName() + ")";
        } catch (RuntimeException failed) {
            return "its cosignature can't be kept: " + failed;
        }
    }

    private Said add(SignedCheckpoint checkpoint) throws IOException, InterruptedException {
        return client.add(seen, transparency.consistency(seen, checkpoint.size()), checkpoint.note());
    }

    /** Once when it begins and once when it ends. */
    private void tell(String complaint) {
        if (cosigning && !complaint.isEmpty()) {
            log.warn("The witness {} does not cosign, and is asked again: {}", name(), complaint);
        } else if (!cosigning && complaint.isEmpty()) {
            log.info("The witness {} cosigns again", name());
        }
        cosigning = complaint.isEmpty();
    }

    /** Asks no more. */
    @Override
    public void close() {
        thread.interrupt();
        client.close();
        try {
            thread.join();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
