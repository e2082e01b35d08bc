package org.caseledger.query.reads;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.caseledger.query.QueryServer;
import org.jspecify.annotations.Nullable;

/** A read ledger that a test can break. */
public final class MemoryReadLedger implements ReadLedger {

    private final List<RecordedLook> looks = new ArrayList<>();
    private boolean broken;

    /** From now on nothing can be recorded; or it can again. */
    public synchronized void breakDown(boolean nowBroken) {
        broken = nowBroken;
    }

    @Override
    public synchronized void record(Look look) {
        if (broken) {
            throw new IllegalStateException("The disk is full");
        }
        looks.add(new RecordedLook(
                looks.size(),
                QueryServer.NOW,
                look.actor(),
                look.role(),
                look.kind(),
                look.authority(),
                look.auditId(),
                look.subject(),
                look.asked(),
                look.purpose(),
                look.status(),
                "0".repeat(64)));
    }

    @Override
    public synchronized List<RecordedLook> find(Search search) {
        Comparator<RecordedLook> order = Comparator.comparingLong(RecordedLook::sequence);
        return looks.stream()
                .filter(look -> matches(search.actor(), look.actor()))
                .filter(look -> matches(search.authority(), look.authority()))
                .filter(look -> matches(search.auditId(), look.auditId()))
                .filter(look -> matches(search.subject(), look.subject()))
                .filter(look -> search.from() == null || !look.at().isBefore(search.from()))
                .filter(look -> search.until() == null || look.at().isBefore(search.until()))
                .filter(look -> search.after() == null || look.sequence() > search.after())
                .filter(look -> search.before() == null || look.sequence() < search.before())
                .sorted(search.newestFirst() ? order.reversed() : order)
                .limit(search.limit())
                .toList();
    }

    private static boolean matches(@Nullable String wanted, @Nullable String found) {
        return wanted == null || Objects.equals(wanted, found);
    }
}
