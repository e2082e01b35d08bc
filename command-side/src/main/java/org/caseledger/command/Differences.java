package org.caseledger.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.caseledger.events.SealedText;
import org.jspecify.annotations.Nullable;

/** Gathers where a file tells something else than the ledger holds, column by column. */
public final class Differences {

    private final Set<String> leftOut;
    private final List<FieldError> found = new ArrayList<>();

    /** Of a file with all of its columns. */
    public Differences() {
        this(Set.of());
    }

    /** @param leftOut columns that the file doesn't have, and of which it therefore tells nothing */
    public Differences(Set<String> leftOut) {
        this.leftOut = leftOut;
    }

    /** Compares one value. */
    public Differences compare(String column, @Nullable Object ledger, @Nullable Object file) {
        if (!leftOut.contains(column) && !Objects.equals(ledger, file)) {
            found.add(new FieldError(
                    column,
                    "the ledger has " + shown(ledger) + ", the file has " + shown(file)
                            + ": only a correction may change the past"));
        }
        return this;
    }

    /** Compares a sealed text. One that was erased can't be compared and counts as the same. */
    public Differences compare(String column, @Nullable SealedText ledger, @Nullable String file, Context context) {
        if (ledger == null) {
            return compare(column, (Object) null, file == null || file.isBlank() ? null : file);
        }
        context.seal().open(ledger).ifPresent(text -> compare(column, text, file));
        return this;
    }

    /**
     * Ends the comparison.
     *
     * @throws Rejected with every difference found
     */
    public void done() {
        if (!found.isEmpty()) {
            throw Rejected.because(Reason.DIFFERS_FROM_LEDGER, found);
        }
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "nothing" : value.toString();
    }
}
