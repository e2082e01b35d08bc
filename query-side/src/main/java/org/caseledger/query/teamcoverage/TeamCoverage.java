package org.caseledger.query.teamcoverage;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Known;
import org.caseledger.query.facts.Team;
import org.caseledger.query.facts.TeamsAt;
import org.caseledger.query.lineage.Base;
import org.caseledger.query.lineage.Cell;
import org.caseledger.query.lineage.Line;
import org.caseledger.query.lineage.Lineage;
import org.caseledger.query.lineage.Standing;
import org.caseledger.query.view.Filters;
import org.caseledger.query.view.Group;
import org.caseledger.query.view.Grouping;
import org.caseledger.query.view.Scale;
import org.caseledger.query.view.Selection;
import org.caseledger.query.view.View;
import org.caseledger.query.view.ViewQuery;
import org.jspecify.annotations.Nullable;

/** What was seen of each team, those of which nothing was seen included, unless they were retired before. */
public final class TeamCoverage implements View {

    /**
     * One team's completed audits.
     *
     * @param area as the team was registered; of a team that is only mentioned the one that its audits name, if it is one
     * @param counts at which grades of the authority's newest scale they stand; an older, unlike scale's grades follow,
     *     each with its scale
     * @param frameworks whose scales those are
     */
    public record Row(
            String authority,
            String team,
            @Nullable String name,
            @Nullable String area,
            int completed,
            Map<String, Integer> counts,
            List<String> frameworks) {}

    @Override
    public String name() {
        return "team-coverage";
    }

    @Override
    public boolean grouped() {
        return false;
    }

    @Override
    public Class<?> rowType() {
        return Row.class;
    }

    @Override
    public List<Row> rows(Facts facts, ViewQuery query) {
        Selection selection = new Selection(facts, query);
        Map<Team.Key, List<AuditAt>> completed = completed(selection);
        TeamsAt teams = new TeamsAt(selection.known(), query.filters().authority(), query.asAt());
        return of(query.filters(), teams)
                .filter(team -> completed.containsKey(team.key()) || !gone(team, query))
                .map(team ->
                        row(team, teams.area(team), completed.getOrDefault(team.key(), List.of()), selection.known()))
                .toList();
    }

    /**
     * Whether a team was retired before the window began, so that nothing could be seen of it. A window without a beginning
     * is taken to begin with its last round, and one that is open at both ends with {@code asAt}.
     */
    private static boolean gone(Team team, ViewQuery query) {
        YearMonth first = query.from() == null ? query.to() : query.from();
        LocalDate begins = first == null ? query.asAt() : first.atDay(1);
        LocalDate retiredOn = team.retiredOn(query.asAt());
        return retiredOn != null && retiredOn.isBefore(begins);
    }

    @Override
    public Optional<Lineage<?>> lineage(Facts facts, ViewQuery query) {
        Selection selection = new Selection(facts, query);
        TeamsAt teams = new TeamsAt(selection.known(), query.filters().authority(), query.asAt());
        Map<Team.Key, List<AuditAt>> candidates = candidates(selection, teams, query.filters());
        List<Line<AuditAt>> lines = of(query.filters(), teams)
                .map(team -> line(selection, team, candidates.getOrDefault(team.key(), List.of())))
                .toList();
        return Optional.of(new Lineage<>("team", lines, Standing::of, selection::subject));
    }

    /** By team. Where a team that is only mentioned belongs is for all of its audits to say, not only for the selection's. */
    private static Map<Team.Key, List<AuditAt>> candidates(Selection selection, TeamsAt teams, Filters filters) {
        Map<Team.Key, List<AuditAt>> candidates = new HashMap<>();
        selection.known().audits(filters.authority(), null, null, audit -> {
            Team.Key team = key(audit.allocation());
            if (audit.allocation().team() != null && (teams.isMentioned(team) || selection.holds(audit.allocation()))) {
                candidates.computeIfAbsent(team, first -> new ArrayList<>()).add(selection.at(audit));
            }
        });
        return candidates;
    }

    private static Line<AuditAt> line(Selection selection, Team team, List<AuditAt> candidates) {
        Base<AuditAt> completed = selection
                .allocated()
                .and(selection::holds, "not among those that were asked for")
                .and(AuditAt::completed, Standing::of);
        List<Cell<AuditAt>> cells = new ArrayList<>();
        cells.add(completed.count("completed"));
        Scale newest = newest(team, selection.known());
        counts(newest, candidates.stream().filter(completed::holds).toList()).keySet().stream()
                .map(grade -> completed.count("counts." + grade, audit -> grade.equals(gradeOn(newest, audit))))
                .forEach(cells::add);
        cells.add(completed.derived("frameworks", Group::frameworkOf));
        if (!team.confirmed()) {
            cells.add(selection
                    .begun()
                    .derived("area", audit -> audit.allocation().area()));
        }
        return new Line<>(Map.of("authority", team.authority(), "team", team.code()), candidates, cells);
    }

    private static Team.Key key(AuditAllocated allocation) {
        return new Team.Key(allocation.authority(), Grouping.TEAM.of(allocation));
    }

    private static Stream<Team> of(Filters filters, TeamsAt teams) {
        String programme = filters.programme();
        return teams.all().stream().filter(team -> programme == null || teams.isOf(team, programme));
    }

    private static Map<Team.Key, List<AuditAt>> completed(Selection selection) {
        Map<Team.Key, List<AuditAt>> byTeam = new HashMap<>();
        selection.audits(audit -> {
            if (audit.allocation().team() != null && audit.completed()) {
                byTeam.computeIfAbsent(key(audit.allocation()), team -> new ArrayList<>())
                        .add(audit);
            }
        });
        return byTeam;
    }

    private static Row row(Team team, @Nullable String area, List<AuditAt> completed, Known known) {
        return new Row(
                team.authority(),
                team.code(),
                team.name(),
                area,
                completed.size(),
                counts(newest(team, known), completed),
                new Group(team.code(), completed).frameworks());
    }

    private static Map<String, Integer> counts(Scale newest, List<AuditAt> completed) {
        Map<String, Integer> counts = newest.noneOfEachGrade();
        for (AuditAt audit : completed) {
            String grade = gradeOn(newest, audit);
            if (grade != null) {
                counts.merge(grade, 1, Integer::sum);
            }
        }
        return counts;
    }

    private static Scale newest(Team team, Known known) {
        return Scale.of(known.latestFramework(team.authority()));
    }

    /** The grade that an audit stands at, with its scale where that is unlike the newest. */
    private static @Nullable String gradeOn(Scale newest, AuditAt audit) {
        String grade = audit.grade();
        return grade == null || newest.holds(audit.framework())
                ? grade
                : Scale.of(audit.framework()).qualified(grade);
    }
}
