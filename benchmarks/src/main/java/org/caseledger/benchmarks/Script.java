package org.caseledger.benchmarks;

import java.util.Iterator;
import java.util.List;

/**
 * What one caller sends: audit after audit, each from its allocation to its last action, over all councils in turn. It
 * never ends and belongs to one thread.
 */
final class Script {

    private final Councils councils;
    private final int among;
    private int council;
    private int number;
    private Iterator<Step> steps = List.<Step>of().iterator();

    /** @param caller begins all its ids, and chooses the council that it begins with */
    Script(String label, int caller, int among) {
        this.councils = new Councils(label + caller);
        this.among = among;
        this.council = caller % among;
    }

    Step next() {
        while (!steps.hasNext()) {
            council = (council + 1) % among;
            steps = councils.audit(council, number++).iterator();
        }
        return steps.next();
    }
}
