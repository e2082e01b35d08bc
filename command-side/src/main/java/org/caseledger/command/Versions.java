package org.caseledger.command;

import java.util.function.Supplier;
import org.axonframework.messaging.MetaData;
import org.caseledger.command.Reason.Kind;
import org.jspecify.annotations.Nullable;

/** The version that a caller expects of the aggregate, checked after the values and before the rules. */
public final class Versions {

    private Versions() {}

    /**
     * Decides, unless the record has moved on from the version that the caller saw.
     *
     * @param version the aggregate's present version; null where it does not exist yet
     * @throws Rejected as the decision does, or as stale with the present version
     */
    public static <T> T guarded(MetaData metadata, Supplier<@Nullable Long> version, Supplier<T> decision) {
        Object expected = metadata.get(Metadata.EXPECTED_VERSION);
        Long present = version.get();
        boolean stale = expected != null && !expected.equals(String.valueOf(present));
        try {
            T decided = decision.get();
            if (stale) {
                throw stale(present);
            }
            return decided;
        } catch (Rejected rejected) {
            throw stale && rejected.reason().kind() == Kind.RULE ? stale(present) : rejected;
        }
    }

    private static Rejected stale(@Nullable Long present) {
        return Rejected.because(
                Reason.STALE_VERSION,
                present == null
                        ? "The record does not exist yet: send the command without If-Match"
                        : "The record has moved on: its version is \"" + present
                                + "\" now. Read it again, then decide");
    }
}
