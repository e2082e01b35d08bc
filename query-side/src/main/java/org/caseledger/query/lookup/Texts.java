package org.caseledger.query.lookup;

import org.caseledger.events.SealedText;
import org.caseledger.events.TextSeal;
import org.caseledger.query.history.History;
import org.jspecify.annotations.Nullable;

/** Opens sealed texts for a reader. */
public final class Texts {

    private final TextSeal seal;

    public Texts(TextSeal seal) {
        this.seal = seal;
    }

    /** The text, or that it was erased. */
    public String read(SealedText text) {
        return seal.open(text).orElse(History.ERASED);
    }

    @Nullable
    String readIfPresent(@Nullable SealedText text) {
        return text == null ? null : read(text);
    }
}
