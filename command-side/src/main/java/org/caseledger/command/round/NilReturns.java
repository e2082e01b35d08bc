package org.caseledger.command.round;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.StreamableMessageSource;
import org.caseledger.command.LedgerHead;
import org.caseledger.command.Metadata;
import org.caseledger.command.Reason;
import org.caseledger.command.Rejected;
import org.caseledger.command.audit.AuditCommand.NoteNotReturned;
import org.caseledger.command.round.Missing.Due;
import org.caseledger.events.Lease;
import org.caseledger.events.LedgerEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policy of closed rounds: each audit whose grading is missing when its round is closed is told so, in the name of who
 * closed it. It follows the ledger from its first event at every start and sends nothing before it has come to where the
 * ledger ends; so a replay sends nothing that was sent, and what a crash cut short is done at the next start. An audit
 * that is told twice stays as it is. A ledger that can't be read for a while is followed again from where it came to.
 */
public final class NilReturns implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NilReturns.class);
    private static final int LOOK_EVERY_MILLIS = 200;
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 1_000;

    /** Sends a command and waits until its events are durable. */
    @FunctionalInterface
    public interface Telling {

        /** Sends it in somebody's name. */
        void send(NoteNotReturned note, MetaData as);
    }

    private final StreamableMessageSource<TrackedEventMessage<?>> ledger;
    private final LedgerHead head;
    private final Telling telling;
    private final Lease lease;
    private final Missing missing = new Missing();
    private final Thread thread =
            Thread.ofPlatform().name("nil-returns").daemon().unstarted(this::run);
    private volatile boolean closed;

    // The thread's own.
    private @Nullable TrackingToken token;
    private long position = -1;

    /**
     * The policy of one node.
     *
     * @param lease of telling: only its holder tells, and every node follows the ledger to go on where it stopped
     */
    public NilReturns(
            StreamableMessageSource<TrackedEventMessage<?>> ledger, LedgerHead head, Telling telling, Lease lease) {
        this.ledger = ledger;
        this.head = head;
        this.telling = telling;
        this.lease = lease;
    }

    /** Begins to follow the ledger. */
    public void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!closed) {
                follow();
                Thread.sleep(PAUSE_AFTER_FAILURE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Goes on from where it came to; ends when this is closed, or the ledger can't be read. */
    private void follow() throws InterruptedException {
        try (BlockingStream<TrackedEventMessage<?>> events = ledger.openStream(token)) {
            while (!closed) {
                if (events.hasNextAvailable(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                    take(events.nextAvailable());
                }
                if (!events.hasNextAvailable() && isToTell()) {
                    tell();
                }
            }
        } catch (RuntimeException e) {
            // Its message may hold an event.
            LOG.warn(
                    "Closed rounds could not be followed after position {} ({}); it will be tried again",
                    position,
                    e.getClass().getSimpleName());
        }
    }

    private void take(TrackedEventMessage<?> message) {
        token = message.trackingToken();
        position = message.trackingToken().position().orElseThrow();
        try {
            missing.apply((LedgerEvent) message.getPayload(), message.getMetaData());
        } catch (RuntimeException poisoned) {
            // Other rounds go on, and each audit knows itself whether it is missing. The message may hold the event.
            LOG.error(
                    "The event at position {} is left out of closed rounds ({})",
                    position,
                    poisoned.getClass().getSimpleName());
        }
    }

    /** The head is asked for after the lease: so what its last holder told is known here before anybody is told again. */
    private boolean isToTell() {
        return missing.next().isPresent() && lease.isHeld() && position >= head.position();
    }

    private void tell() throws InterruptedException {
        Optional<Due> next = missing.next();
        while (next.isPresent() && !closed && lease.isHeld()) {
            Due due = next.orElseThrow();
            if (!told(due)) {
                Thread.sleep(PAUSE_AFTER_FAILURE_MILLIS);
                return;
            }
            missing.told(due);
            next = missing.next();
        }
    }

    private boolean told(Due due) {
        try {
            telling.send(due.note(), Metadata.of(due.closedBy()));
            return true;
        } catch (Rejected refused) {
            boolean lost = refused.reason() == Reason.CONTENDED;
            LOG.warn("An audit of a closed round was not told so: {}", refused.reason());
            return !lost;
        } catch (RuntimeException failed) {
            LOG.warn(
                    "An audit of a closed round could not be told so ({}); it will be tried again",
                    failed.getClass().getSimpleName());
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
