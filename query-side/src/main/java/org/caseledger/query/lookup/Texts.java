package org.caseledger.query.lookup;

import java.util.function.Predicate;
import org.caseledger.events.SealedText;
import org.caseledger.events.TextSeal;
import org.caseledger.query.history.History;
import org.jspecify.annotations.Nullable;

/** Reads sealed texts. */
@FunctionalInterface
public interface Texts {

    /** The text, or that it was erased. */
    String read(SealedText text);

    /** Opens what hasn't been erased: neither by the destruction of its key, nor by a decision that it follows. */
    static Texts opening(TextSeal seal, Predicate<String> erased) {
        return text ->
                erased.test(text.subject()) ? History.ERASED : seal.open(text).orElse(History.ERASED);
    }

    /** Leaves every text sealed and reads it as empty. */
    static Texts sealed() {
        return text -> "";
    }

    /** The text where there is one. */
    default @Nullable String readIfPresent(@Nullable SealedText text) {
        return text == null ? null : read(text);
    }
}
