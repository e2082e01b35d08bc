package org.caseledger.query.log;

import java.util.ArrayList;
import java.util.List;
import org.caseledger.events.Lease;

/** A lease that a test gives and takes. */
public final class TestLease implements Lease {

    private final List<Runnable> listeners = new ArrayList<>();
    private volatile boolean held;
    private volatile boolean wanted;

    public TestLease(boolean held) {
        this.held = held;
    }

    public void set(boolean now) {
        held = now;
        listeners.forEach(Runnable::run);
    }

    /** Another node is to have it. */
    public void want() {
        wanted = true;
        listeners.forEach(Runnable::run);
    }

    @Override
    public boolean isWanted() {
        return wanted && held;
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
        wanted = false;
        set(false);
    }
}
