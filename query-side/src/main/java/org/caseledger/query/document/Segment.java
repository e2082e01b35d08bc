package org.caseledger.query.document;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.caseledger.events.Lease;
import org.caseledger.query.facts.Facts;

/**
 * One share of the documents, written by whichever node holds its lease.
 *
 * <p>Every node keeps in mind what changed and where, and forgets what the token covers; so the next to hold the lease
 * writes exactly what is missing. Where the token says less than this node has forgotten, it writes everything.
 *
 * <p>What is noted comes from any thread; all else happens on the thread that writes.
 */
final class Segment {

    /** More than any token says. */
    private static final long UNSURE = Long.MAX_VALUE;

    private final int number;
    private final Lease lease;
    private final Tokens tokens;
    private final DocumentWriter writer;
    private final Facts facts;
    private final long lookEvery;

    private boolean holding;
    private boolean everything;
    private long looked;
    private Token token = new Token(Token.NOTHING, 0);

    // guarded by this
    private final Map<Changed, Long> changed = new LinkedHashMap<>();
    private long forgotten = Token.NOTHING;
    private long written = Token.NOTHING;
    private int inHand;
    private boolean anew;

    /** @param lookEvery how often it sees how far another node came, and whether all is asked for anew */
    Segment(int number, Lease lease, Tokens tokens, DocumentWriter writer, Facts facts, Duration lookEvery) {
        this.number = number;
        this.lease = lease;
        this.tokens = tokens;
        this.writer = writer;
        this.facts = facts;
        this.lookEvery = lookEvery.toNanos();
        this.looked = System.nanoTime() - this.lookEvery;
    }

    /** Calls a listener whenever this node gets the segment or loses it, or another is to have it. */
    void onLease(Runnable listener) {
        lease.onChange(listener);
    }

    /** A document may read otherwise since a position. */
    synchronized void note(Changed one, long position) {
        changed.merge(one, position, Math::max);
    }

    /** All may read otherwise, on every node: whoever writes the segment begins again. */
    synchronized void startAnew(Stream<Changed> all, long position) {
        all.forEach(one -> note(one, position));
        forgotten = UNSURE;
        written = Token.NOTHING;
        anew = true;
    }

    /** The position up to which all is written, as far as this node knows. */
    synchronized long written() {
        return written;
    }

    synchronized int waiting() {
        return changed.size() + inHand;
    }

    /**
     * Brings the documents to a position where this node holds the lease; else sees how far another brought them. Where
     * another is to have it, this node gives it up once all is written and the token says so.
     *
     * @param complete the facts hold everything up to it
     */
    void follow(long complete) {
        if (startsAnew()) {
            token = tokens.startAnew(number);
            hasStartedAnew();
            looked = System.nanoTime() - lookEvery;
        }
        boolean held = lease.isHeld();
        if ((held && !holding) || System.nanoTime() - looked >= lookEvery) {
            look(held, complete);
        }
        holding = held;
        if (held && written() < complete) {
            write(complete);
        }
        if (lease.isWanted() && written() >= complete) {
            lease.giveUp();
            holding = false;
        }
    }

    private void look(boolean held, long complete) {
        token = tokens.read(number);
        if (held && token.position() < forgotten()) {
            token = tokens.startAnew(number);
            noteEverything(complete);
        }
        cover(token.position());
        looked = System.nanoTime();
    }

    private void write(long complete) {
        Map<Changed, Long> taken = take(complete);
        boolean told = false;
        try {
            boolean all = writer.write(taken.keySet(), everything, lease::isHeld);
            if (everything && !lease.isHeld()) {
                // This may have put older documents over those of whoever holds it now.
                startAnew(Stream.empty(), complete);
            } else if (all) {
                told = tokens.advance(number, token, complete);
                looked = told ? looked : System.nanoTime() - lookEvery;
            }
        } finally {
            if (told) {
                wrote(taken, complete);
            } else {
                putBack(taken);
            }
        }
        everything &= !told;
    }

    private synchronized boolean startsAnew() {
        return anew;
    }

    private synchronized void hasStartedAnew() {
        anew = false;
    }

    private synchronized long forgotten() {
        return forgotten;
    }

    private synchronized void noteEverything(long position) {
        Changed.all(facts).filter(one -> one.segment() == number).forEach(one -> note(one, position));
        forgotten = anew ? UNSURE : Token.NOTHING;
        everything = true;
    }

    private synchronized void cover(long position) {
        if (anew) {
            return;
        }
        Iterator<Long> positions = changed.values().iterator();
        while (positions.hasNext()) {
            long at = positions.next();
            if (at <= position) {
                positions.remove();
                forgotten = Math.max(forgotten, at);
            }
        }
        written = Math.max(Token.NOTHING, position);
    }

    private synchronized Map<Changed, Long> take(long complete) {
        cover(written);
        Map<Changed, Long> taken = new LinkedHashMap<>();
        changed.forEach((one, at) -> {
            if (at <= complete) {
                taken.put(one, at);
            }
        });
        changed.keySet().removeAll(taken.keySet());
        inHand = taken.size();
        return taken;
    }

    private synchronized void putBack(Map<Changed, Long> taken) {
        taken.forEach(this::note);
        inHand = 0;
    }

    private synchronized void wrote(Map<Changed, Long> taken, long complete) {
        taken.values().forEach(at -> forgotten = Math.max(forgotten, at));
        inHand = 0;
        if (!anew) {
            written = complete;
        }
    }
}
