package org.caseledger.query.calibration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.caseledger.query.calibration.Grading.Person;
import org.caseledger.query.calibration.Grading.Role;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Known;
import org.caseledger.query.history.BlindGrading;
import org.caseledger.query.lineage.Base;
import org.caseledger.query.lineage.Cell;
import org.caseledger.query.lineage.Line;
import org.caseledger.query.lineage.Lineage;
import org.caseledger.query.statistics.Interval;
import org.caseledger.query.view.Group;
import org.caseledger.query.view.Grouping;
import org.caseledger.query.view.Percent;
import org.caseledger.query.view.Selection;
import org.caseledger.query.view.View;
import org.caseledger.query.view.ViewQuery;
import org.jspecify.annotations.Nullable;

/** How far, and which way, each auditor's and moderator's gradings differ from the other's of the same audits. */
public final class Calibration implements View {

    /** Below this a difference says more about the files than about the person. */
    private static final int FEW = 5;

    private static final LocalDate LAST_DAY = LocalDate.MAX;

    private static final Comparator<Person> ORDER =
            Comparator.comparing(Person::name).thenComparing(Person::role);

    /**
     * One person's gradings in one role; harsher, same and milder add up to compared.
     *
     * @param meanSteps by how many steps of the scale they are harsher on average, negative where milder, to two decimals;
     *     null where steps of unlike scales would be added
     * @param frameworks whose scales the gradings are on
     * @param note what is to be borne in mind
     */
    public record Row(
            String person,
            Role role,
            int compared,
            int harsher,
            int same,
            int milder,
            @Nullable Double percentHarsher,
            @Nullable Double percentSame,
            @Nullable Double percentMilder,
            @Nullable Interval intervalHarsher,
            @Nullable Interval intervalSame,
            @Nullable Interval intervalMilder,
            @Nullable Double meanSteps,
            List<String> frameworks,
            @Nullable String note) {}

    @Override
    public String name() {
        return "calibration";
    }

    @Override
    public boolean grouped() {
        return false;
    }

    @Override
    public boolean personal() {
        return true;
    }

    @Override
    public Class<?> rowType() {
        return Row.class;
    }

    @Override
    public List<Row> rows(Facts facts, ViewQuery query) {
        List<AuditAt> audits = new ArrayList<>();
        new Selection(facts, query).audits(audits::add);
        List<Row> rows = new ArrayList<>();
        gradings(audits, facts, query).forEach((person, gradings) -> {
            List<Grading> compared = gradings.stream().filter(Grading::compared).toList();
            if (!compared.isEmpty()) {
                rows.add(row(person, compared));
            }
        });
        return rows;
    }

    @Override
    public Optional<Lineage<?>> lineage(Facts facts, ViewQuery query) {
        Selection selection = new Selection(facts, query);
        Base<AuditAt> allocated = selection.allocated();
        List<AuditAt> audits = selection.candidates(allocated::holds, Grouping.MONTH).stream()
                .flatMap(group -> group.audits().stream())
                .toList();
        List<Line<Grading>> lines = new ArrayList<>();
        gradings(audits, facts, query)
                .forEach((person, gradings) -> lines.add(new Line<>(
                        Map.of("person", person.name(), "role", person.role().name()), gradings, cells())));
        return Optional.of(
                new Lineage<>("person", lines, Grading::inWords, grading -> selection.subject(grading.audit())));
    }

    private static List<Cell<Grading>> cells() {
        Base<Grading> compared = Base.<Grading>everything().and(Grading::compared, Grading::inWords);
        return List.of(
                compared.count("compared"),
                compared.share("harsher", "percentHarsher", Grading::harsher),
                compared.share("same", "percentSame", Grading::same),
                compared.share("milder", "percentMilder", Grading::milder),
                compared.derived("meanSteps", grading -> String.valueOf(grading.steps())),
                compared.derived("frameworks", grading -> Group.frameworkOf(grading.audit())),
                compared.derived("note", Grading::inWords));
    }

    /** What each person graded of these audits, of those people whom the query may tell of. */
    private static Map<Person, List<Grading>> gradings(List<AuditAt> audits, Facts facts, ViewQuery query) {
        String reader = query.person();
        Known now = facts.known(Long.MAX_VALUE);
        Map<Person, List<Grading>> byPerson = new TreeMap<>(ORDER);
        for (AuditAt audit : audits) {
            for (Grading grading : Grading.of(audit)) {
                boolean shown = reader == null || (reader.equals(grading.person()) && !blind(reader, audit, now));
                if (shown) {
                    byPerson.computeIfAbsent(grading.whose(), person -> new ArrayList<>())
                            .add(grading);
                }
            }
        }
        return byPerson;
    }

    /** Whether the reader has by now to grade it again, after a rejection, without knowing how the other did. */
    private static boolean blind(String reader, AuditAt audit, Known now) {
        var facts = audit.looped() ? now.audit(audit.allocation().auditId()) : null;
        return facts != null && BlindGrading.binds(reader, AuditAt.of(facts, LAST_DAY, now));
    }

    private static Row row(Person person, List<Grading> gradings) {
        int compared = gradings.size();
        int harsher = (int) gradings.stream().filter(Grading::harsher).count();
        int milder = (int) gradings.stream().filter(Grading::milder).count();
        int same = compared - harsher - milder;
        Group group =
                new Group(person.name(), gradings.stream().map(Grading::audit).toList());
        boolean oneScale = group.scales().size() == 1;
        return new Row(
                person.name(),
                person.role(),
                compared,
                harsher,
                same,
                milder,
                Percent.of(harsher, compared),
                Percent.of(same, compared),
                Percent.of(milder, compared),
                Interval.ofShare(harsher, compared),
                Interval.ofShare(same, compared),
                Interval.ofShare(milder, compared),
                oneScale ? meanSteps(gradings) : null,
                group.frameworks(),
                note(compared, oneScale));
    }

    private static double meanSteps(List<Grading> gradings) {
        double mean = gradings.stream().mapToInt(Grading::steps).average().orElseThrow();
        return Math.round(mean * 100) / 100.0;
    }

    private static @Nullable String note(int compared, boolean oneScale) {
        if (compared < FEW) {
            return "Too few to say: fewer than " + FEW + " gradings compared.";
        }
        return oneScale ? null : "On several scales: no mean adds unlike steps.";
    }
}
