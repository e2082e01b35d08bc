package org.caseledger.query.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import org.caseledger.events.SubjectEvent;
import org.caseledger.events.SubjectEvent.LegalHoldLifted;
import org.caseledger.events.SubjectEvent.LegalHoldPlaced;
import org.caseledger.events.SubjectEvent.SubjectErased;
import org.caseledger.query.facts.Change;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Known;
import org.jspecify.annotations.Nullable;

/**
 * Whose texts have been kept for as long as they had to be. Nothing is erased by it: that is an officer's to decide.
 */
public final class Retention {

    private static final Comparator<Due> LONGEST_FIRST =
            Comparator.comparing(Due::since).thenComparing(Due::subject);

    /**
     * What is asked.
     *
     * @param authority only subjects of whom this one has an audit; everybody where absent
     * @param knownAt now where absent
     */
    public record Question(
            @Nullable String authority,
            LocalDate asAt,
            @Nullable Instant knownAt) {}

    private final Facts facts;

    public Retention(Facts facts) {
        this.facts = facts;
    }

    /** How far the facts have come. */
    public long reached() {
        return facts.position();
    }

    /** The subjects whose texts are due, the longest due first; none of whom no text is known, or who was erased. */
    public List<Due> due(Question question) {
        Instant at = question.knownAt();
        Known known = facts.known(at == null ? Long.MAX_VALUE : facts.positionKnownAt(at));
        Keeping keeping = new Keeping(known, question.asAt());
        keeping.note(question.authority());
        return keeping.over().stream()
                .flatMap(due -> unlessErased(due, known, question.asAt()).stream())
                .filter(due -> keeping.written(due.subject()))
                .sorted(LONGEST_FIRST)
                .toList();
    }

    private static Optional<Due> unlessErased(Due due, Known known, LocalDate asAt) {
        SequencedSet<String> holds = new LinkedHashSet<>();
        for (Change<SubjectEvent> decision : known.decisions(due.subject())) {
            if (decision.event().effectiveOn().isAfter(asAt)) {
                continue;
            }
            switch (decision.event()) {
                case LegalHoldPlaced placed -> holds.add(placed.hold());
                case LegalHoldLifted lifted -> holds.remove(lifted.hold());
                case SubjectErased _ -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(due.heldBy(new ArrayList<>(holds)));
    }
}
