package org.caseledger.query.explain;

import java.time.LocalDate;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.facts.AuditFacts;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Known;
import org.caseledger.query.history.BlindGrading;
import org.caseledger.query.lineage.Subject;
import org.caseledger.query.lineage.Subject.Kind;

/** Keeps from a reader who has still to grade an audit blind what would tell how the other graded it. */
public final class Blindness {

    private final String reader;
    private final Known now;
    private final LocalDate today;

    /** @param today the day on which the reader asks, whatever past they ask for */
    public Blindness(String reader, Facts facts, LocalDate today) {
        this.reader = reader;
        this.now = facts.known(Long.MAX_VALUE);
        this.today = today;
    }

    /** Whether this reader must not be told anything that the thing or its events say. */
    public boolean hides(Subject subject) {
        return subject.tales().stream()
                .filter(tale -> tale.kind() == Kind.AUDIT)
                .map(tale -> now.audit(tale.id()))
                .anyMatch(audit -> audit != null && binds(audit));
    }

    private boolean binds(AuditFacts audit) {
        return audit.allocation().secondAuditor() != null && BlindGrading.binds(reader, AuditAt.of(audit, today, now));
    }
}
