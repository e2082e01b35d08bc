package org.caseledger.query.themes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.caseledger.events.FamilyMember;
import org.caseledger.query.answer.UkCalendar;
import org.caseledger.query.explain.Blindness;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Findings;
import org.caseledger.query.lookup.Texts;
import org.caseledger.query.view.Group;
import org.caseledger.query.view.Selection;
import org.caseledger.query.view.ViewQuery;

/**
 * What families said and what the practice meant for children, in words: of the audits that {@link Themes} counts. The
 * texts are opened for one answer and one reader, and kept nowhere.
 */
public final class ThemeTexts {

    /** More audits than anybody reads, few enough to open. */
    static final int MOST = 1_000;

    private final Facts facts;
    private final UkCalendar calendar;
    private final Texts texts;

    public ThemeTexts(Facts facts, UkCalendar calendar, Texts texts) {
        this.facts = facts;
        this.calendar = calendar;
        this.texts = texts;
    }

    /**
     * One group's texts, in order of the audits' ids.
     *
     * @param withheld how many audits this reader has still to grade without knowing the other's grading
     * @param complete whether all are listed; if not, filters make them fewer
     */
    public record Row(String group, List<Words> words, List<Impact> impacts, int withheld, boolean complete) {}

    /** What somebody in the family said. */
    public record Words(String auditId, FamilyMember member, String words) {}

    /** What the practice meant for the child. */
    public record Impact(String auditId, String impact) {}

    /** The texts of each group that has some, in ascending order of the groups. */
    public List<Row> rows(ViewQuery query, String reader) {
        Selection selection = new Selection(facts, query);
        Blindness blindness = new Blindness(reader, facts, calendar.today());
        List<Row> rows = new ArrayList<>();
        int room = MOST;
        for (Group group : selection.groups(ThemeTexts::speaks, query.by())) {
            List<AuditAt> open = group.audits().stream()
                    .filter(audit -> !blindness.hides(selection.subject(audit)))
                    .sorted(Comparator.comparing(audit -> audit.allocation().auditId()))
                    .toList();
            List<AuditAt> listed = open.subList(0, Math.min(room, open.size()));
            rows.add(row(group.name(), listed, group.size() - open.size(), listed.size() == open.size()));
            room -= listed.size();
        }
        return rows;
    }

    private static boolean speaks(AuditAt audit) {
        return audit.completed() && (Tally.hasFamilyWords(audit) || Tally.hasImpact(audit));
    }

    private Row row(String group, List<AuditAt> audits, int withheld, boolean complete) {
        List<Words> words = new ArrayList<>();
        List<Impact> impacts = new ArrayList<>();
        for (AuditAt audit : audits) {
            String id = audit.allocation().auditId();
            for (Findings grading : audit.findings()) {
                grading.familyWords().forEach((member, said) -> words.add(new Words(id, member, texts.read(said))));
                if (grading.impact() != null) {
                    impacts.add(new Impact(id, texts.read(grading.impact())));
                }
            }
        }
        return new Row(group, words, impacts, withheld, complete);
    }
}
