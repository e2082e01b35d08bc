package org.caseledger.query.subjectaccess;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.caseledger.query.answer.Tables;
import org.caseledger.query.answer.UkCalendar;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.lookup.Lookups;
import org.caseledger.query.problem.Problems;
import org.caseledger.query.reads.ReadLedger;
import org.caseledger.query.reads.ReadLedger.Search;
import org.caseledger.query.reads.RecordedLook;
import org.caseledger.query.subjectaccess.Subject.Child;
import org.caseledger.query.subjectaccess.Subject.Colleague;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.ITemplateEngine;
import tools.jackson.databind.json.JsonMapper;

/** Gathers all that the ledger and the read ledger hold about one person. */
public final class SubjectAccess {

    private static final int PAGE = 10_000;

    private final HeldAboutChild aboutChild;
    private final HeldAboutColleague aboutColleague;
    private final ReadLedger reads;
    private final UkCalendar calendar;
    private final SubjectPage page;
    private final Tables tables;
    private final JsonMapper json;

    private SubjectAccess(
            HeldAboutChild aboutChild,
            HeldAboutColleague aboutColleague,
            ReadLedger reads,
            UkCalendar calendar,
            SubjectPage page,
            Tables tables,
            JsonMapper json) {
        this.aboutChild = aboutChild;
        this.aboutColleague = aboutColleague;
        this.reads = reads;
        this.calendar = calendar;
        this.page = page;
        this.tables = tables;
        this.json = json;
    }

    /** Over what the ledger and the read ledger hold. */
    public static SubjectAccess over(
            Facts facts,
            UkCalendar calendar,
            Lookups lookups,
            ReadLedger reads,
            Tables tables,
            ITemplateEngine templates,
            JsonMapper json) {
        return new SubjectAccess(
                new HeldAboutChild(facts, lookups, json),
                new HeldAboutColleague(facts, calendar, json),
                reads,
                calendar,
                new SubjectPage(templates),
                tables,
                json);
    }

    /**
     * The file about a subject.
     *
     * @param reader who asks for it
     * @throws org.springframework.web.ErrorResponseException 404 where nothing is held about them
     */
    SubjectFile about(Subject subject, String reader) {
        List<Section> sections = new ArrayList<>(
                switch (subject) {
                    case Child child -> aboutChild.sections(child, reader);
                    case Colleague colleague -> aboutColleague.sections(colleague, reader);
                });
        Section looks = Section.of("reads", Looked.class, looks(subject), json);
        // Whoever asks for a child that there isn't leaves a look behind, and no child.
        boolean looksTell = subject instanceof Colleague && !looks.rows().isEmpty();
        if (!looksTell && sections.stream().allMatch(section -> section.rows().isEmpty())) {
            throw Problems.unknown("unknown-subject", "The ledger holds nothing about this person.");
        }
        sections.add(looks);
        Pseudonyms pseudonyms = new Pseudonyms(subject.reference());
        sections.forEach(section -> section.rows().forEach(pseudonyms::hide));
        return new SubjectFile(subject, calendar.now(), List.copyOf(sections), page, tables, json);
    }

    private Stream<Looked> looks(Subject subject) {
        List<Looked> looks = new ArrayList<>();
        List<RecordedLook> found = page(subject, null);
        while (!found.isEmpty()) {
            found.forEach(look -> looks.add(Looked.of(look, subject)));
            found = page(subject, found.getLast().sequence());
        }
        return looks.stream();
    }

    private List<RecordedLook> page(Subject subject, @Nullable Long after) {
        return reads.find(
                switch (subject) {
                    case Child child ->
                        new Search(
                                null, child.authority(), null, child.childRef(), null, null, after, null, PAGE, false);
                    case Colleague colleague ->
                        new Search(colleague.person(), null, null, null, null, null, after, null, PAGE, false);
                });
    }
}
