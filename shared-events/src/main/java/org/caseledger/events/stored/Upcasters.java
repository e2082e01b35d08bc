package org.caseledger.events.stored;

import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;

/** Reads events of older revisions as the present ones. What is stored, hashed and proved stays as it was written. */
public final class Upcasters {

    private Upcasters() {}

    /** All of them, the oldest change first: what one makes may be the next one's matter. */
    public static EventUpcaster all() {
        return new EventUpcasterChain(new AuditExemptedWithGround());
    }
}
