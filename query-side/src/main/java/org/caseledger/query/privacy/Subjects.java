package org.caseledger.query.privacy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caseledger.events.DataSubject;
import org.caseledger.events.SealedText;
import org.caseledger.events.SubjectEvent;
import org.caseledger.events.SubjectEvent.LegalHoldLifted;
import org.caseledger.events.SubjectEvent.LegalHoldPlaced;
import org.caseledger.events.SubjectEvent.SubjectErased;
import org.caseledger.query.facts.Change;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Known;
import org.caseledger.query.lookup.Texts;
import org.caseledger.query.privacy.SubjectRecord.Decision;
import org.caseledger.query.privacy.SubjectRecord.Hold;
import org.caseledger.query.problem.Problems;
import org.jspecify.annotations.Nullable;

/** Finds what was decided about data subjects' texts, as it is now. */
public final class Subjects {

    private final Facts facts;
    private final Texts texts;

    public Subjects(Facts facts, Texts texts) {
        this.facts = facts;
        this.texts = texts;
    }

    /** How far the facts have come. */
    public long reached() {
        return facts.position();
    }

    /**
     * Every subject about whom something was decided, in order.
     *
     * @param authority only this one's children; everybody where absent
     */
    public List<SubjectRecord> all(@Nullable String authority) {
        Known known = facts.known(Long.MAX_VALUE);
        String beginning = authority == null ? "" : DataSubject.childrenOf(authority);
        List<SubjectRecord> all = new ArrayList<>();
        for (String subject : facts.subjects()) {
            if (!subject.startsWith(beginning)) {
                continue;
            }
            List<Change<SubjectEvent>> decisions = known.decisions(subject);
            if (!decisions.isEmpty()) {
                all.add(record(subject, decisions));
            }
        }
        return all;
    }

    /**
     * One subject.
     *
     * @throws org.springframework.web.ErrorResponseException 404 where nothing was decided about them
     */
    public SubjectRecord subject(String subject) {
        List<Change<SubjectEvent>> decisions = facts.known(Long.MAX_VALUE).decisions(subject);
        if (decisions.isEmpty()) {
            throw Problems.unknown("unknown-subject", "Nothing was decided about the texts of this subject.");
        }
        return record(subject, decisions);
    }

    private SubjectRecord record(String subject, List<Change<SubjectEvent>> decisions) {
        Map<String, Hold> holds = new LinkedHashMap<>();
        @Nullable Decision erased = null;
        for (Change<SubjectEvent> decision : decisions) {
            switch (decision.event()) {
                case LegalHoldPlaced e -> holds.put(e.hold(), new Hold(e.hold(), decision(decision, e.reason())));
                case LegalHoldLifted e -> holds.remove(e.hold());
                case SubjectErased e -> erased = decision(decision, e.reason());
            }
        }
        return new SubjectRecord(
                subject,
                List.copyOf(holds.values()),
                erased,
                decisions.getLast().recorded().sequence());
    }

    private Decision decision(Change<SubjectEvent> change, SealedText reason) {
        return new Decision(
                change.event().effectiveOn(),
                change.recorded().actor(),
                texts.read(reason),
                change.recorded().position());
    }
}
