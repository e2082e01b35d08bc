package org.caseledger.query.draws;

import java.time.YearMonth;
import java.util.List;
import java.util.function.Predicate;
import org.caseledger.query.answer.UkCalendar;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.facts.AuditFacts;
import org.caseledger.query.facts.Known;
import org.caseledger.query.history.BlindGrading;
import org.springframework.stereotype.Service;

/** What was drawn for rounds. Each draw is drawn again before it is shown, which computes: not for an event loop. */
@Service
public class Draws {

    private final UkCalendar calendar;

    Draws(UkCalendar calendar) {
        this.calendar = calendar;
    }

    /** A round's draws of cases, in their order. */
    public List<SampleRecord> samples(Known known, String authority, YearMonth round) {
        return SampleRecord.all(known.draws(authority, round));
    }

    /**
     * A round's draws of gradings, in their order.
     *
     * @param reader from whom the audits are kept that they have yet to grade without knowing the other's grading
     */
    public List<ModerationSampleRecord> moderations(Known known, String authority, YearMonth round, String reader) {
        return ModerationSampleRecord.all(known.draws(authority, round), hidden(reader, known));
    }

    private Predicate<String> hidden(String reader, Known known) {
        return id -> {
            AuditFacts audit = known.audit(id);
            return audit != null && BlindGrading.binds(reader, AuditAt.of(audit, calendar.today(), known));
        };
    }
}
