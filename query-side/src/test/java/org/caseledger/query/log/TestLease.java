package org.caseledger.query.log;

import java.util.ArrayList;
import java.util.List;
import org.caseledger.events.Lease;

/** A lease that a test gives and takes. */
final class TestLease implements Lease {

    private final List<Runnable> listeners = new ArrayList<>();
    private volatile boolean held;

    TestLease(boolean held) {
        this.held = held;
    }

    void set(boolean now) {
        held = now;
        listeners.forEach(Runnable::run);
    }

    @Override
    public boolean isHeld() {
        return held;
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public void giveUp() {
        set(false);
    }
}
