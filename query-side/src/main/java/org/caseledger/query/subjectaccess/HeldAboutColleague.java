package org.caseledger.query.subjectaccess;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.AuditEvent.AuditReassigned;
import org.caseledger.events.AuditEvent.GradeModerated;
import org.caseledger.events.AuditEvent.RecordCorrected;
import org.caseledger.query.answer.UkCalendar;
import org.caseledger.query.facts.AuditFacts;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Known;
import org.caseledger.query.facts.Person;
import org.caseledger.query.lookup.ActionRecord;
import org.caseledger.query.lookup.Lookups;
import org.caseledger.query.subjectaccess.Subject.Colleague;
import tools.jackson.databind.json.JsonMapper;

/** What the ledger holds about a colleague. What anybody wrote of a child is left out: it is that child's. */
final class HeldAboutColleague {

    /** What stands where a text would be. */
    static final String LEFT_OUT = "left out: it is about a child";

    private final Facts facts;
    private final UkCalendar calendar;
    private final Lookups lookups;
    private final JsonMapper json;

    HeldAboutColleague(Facts facts, UkCalendar calendar, JsonMapper json) {
        this.facts = facts;
        this.calendar = calendar;
        this.lookups = new Lookups(facts, calendar, text -> LEFT_OUT);
        this.json = json;
    }

    /** @param reader who asks for it */
    List<Section> sections(Colleague colleague, String reader) {
        String person = colleague.person();
        Known known = facts.known(Long.MAX_VALUE);
        List<Person> registered = known.people(null, calendar.today()).stream()
                .filter(one -> one.reference().equals(person))
                .toList();
        TreeSet<String> audits = new TreeSet<>();
        known.audits(null, null, null, audit -> {
            if (concerns(audit, person)) {
                audits.add(audit.id());
            }
        });
        List<HeldEntry> entries = audits.stream()
                .flatMap(id -> HeldEntry.of(lookups, id, reader))
                .filter(entry -> entry.concerns(person))
                .toList();
        List<String> actions = new ArrayList<>();
        known.actions(null, action -> {
            if (person.equals(action.raised().owner())) {
                actions.add(action.id());
            }
        });
        return List.of(
                Section.of("register", Person.class, registered.stream(), json),
                Section.of("history", HeldEntry.class, entries.stream(), json),
                Section.of("actions", ActionRecord.class, actions.stream().map(lookups::action), json));
    }

    /** Tells without opening a text, so that a ledger of many years can be gone through. */
    private static boolean concerns(AuditFacts audit, String person) {
        return audit.told().changes().stream()
                .anyMatch(change -> person.equals(change.recorded().actor())
                        || person.equals(change.recorded().onBehalfOf())
                        || names(change.event(), person));
    }

    private static boolean names(AuditEvent event, String person) {
        if (event instanceof AuditAllocated allocated) {
            return person.equals(allocated.auditor())
                    || person.equals(allocated.secondAuditor())
                    || person.equals(allocated.practitioner());
        }
        if (event instanceof RecordCorrected corrected) {
            return person.equals(corrected.from()) || person.equals(corrected.to());
        }
        return (event instanceof AuditReassigned reassigned && person.equals(reassigned.auditor()))
                || (event instanceof GradeModerated moderated && person.equals(moderated.moderator()));
    }
}
