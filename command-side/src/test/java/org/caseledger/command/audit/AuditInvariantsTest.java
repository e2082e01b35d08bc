package org.caseledger.command.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.command.World.ACCOUNTS;
import static org.caseledger.command.World.TODAY;
import static org.caseledger.command.World.aug;
import static org.caseledger.command.audit.Audits.allocated;
import static org.caseledger.command.audit.Audits.domains;
import static org.caseledger.command.audit.Audits.grading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.caseledger.command.Rejected;
import org.caseledger.command.Role;
import org.caseledger.command.World;
import org.caseledger.command.audit.AuditCommand.AdvanceConcern;
import org.caseledger.command.audit.AuditCommand.FlagRisk;
import org.caseledger.command.audit.AuditCommand.GrantExemption;
import org.caseledger.command.audit.AuditCommand.ModerateGrade;
import org.caseledger.command.audit.AuditCommand.ReconcileGrades;
import org.caseledger.command.audit.AuditCommand.RecordFindings;
import org.caseledger.command.audit.AuditCommand.RecordReflection;
import org.caseledger.command.audit.AuditCommand.RejectSubmission;
import org.caseledger.command.audit.AuditCommand.SubmitGrade;
import org.caseledger.command.audit.AuditCommand.SubmitSecondGrade;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.AuditEvent.ConcernLifted;
import org.caseledger.events.AuditEvent.ConcernRaised;
import org.caseledger.events.AuditEvent.FindingsRecorded;
import org.caseledger.events.AuditEvent.GradeModerated;
import org.caseledger.events.AuditKind;
import org.caseledger.events.ConcernStep;
import org.caseledger.events.ExemptionGround;
import org.caseledger.events.Framework;
import org.jspecify.annotations.Nullable;

/** Whatever is asked for in whatever order, an audit keeps these. */
class AuditInvariantsTest {

    private static final Framework FRAMEWORK = Framework.theUsual();

    private static final Findings FOUND = new Findings(List.of(), Map.of(), "Home, and safe.");

    /** A command and who sends it. */
    record Sent(String actor, AuditCommand command) {}

    @Property(tries = 3000)
    void hold_after_every_command(
            @ForAll("allocations") AuditAllocated allocated,
            @ForAll("commands") List<Sent> commands,
            @ForAll boolean importing) {
        List<AuditEvent> history = new ArrayList<>(List.of(allocated));
        for (Sent sent : commands) {
            Audit before = fold(history);
            List<AuditEvent> happened = decided(before, sent, importing);
            assertThat(fold(history)).as("what a decision leaves alone").isEqualTo(before);
            history.addAll(happened);

            moderationsKeepTheRules(before, happened);
            findingsFollowTheirGrading(before, happened);
            standsOnTheScaleOrNowhere(fold(history));
            concernFollowsTheGrade(fold(history), history);
            assertThat(history)
                    .allSatisfy(event -> assertThat(event.effectiveOn()).isBetween(aug(1), TODAY));
        }
        boolean moderated = history.stream().anyMatch(GradeModerated.class::isInstance);
        boolean lifted = history.stream().anyMatch(ConcernLifted.class::isInstance);
        Statistics.label("moderated")
                .collect(moderated)
                .coverage(of -> of.check(true).percentage(share -> share > 5));
        Statistics.label("concern lifted")
                .collect(lifted)
                .coverage(of -> of.check(true).percentage(share -> share > 5));
    }

    @Property(tries = 3000)
    void the_days_of_what_happened_tell_the_same_end_as_the_order_in_which_it_was_told(
            @ForAll("allocations") AuditAllocated allocated, @ForAll("commands") List<Sent> commands) {
        List<AuditEvent> history = new ArrayList<>(List.of(allocated));
        commands.forEach(sent -> history.addAll(decided(fold(history), sent, false)));

        List<AuditEvent> byDay = new ArrayList<>(history);
        byDay.sort(Comparator.comparing(AuditEvent::effectiveOn));

        assertThat(fold(byDay).standing()).isEqualTo(fold(history).standing());
    }

    @Provide
    Arbitrary<AuditAllocated> allocations() {
        return Arbitraries.of(
                allocated(),
                allocated("A-1", AuditKind.LOOPED, "auditor.two", null),
                allocated("A-1", AuditKind.OBSERVATION, null, null),
                allocated("A-1", AuditKind.OBSERVATION, "auditor.two", null));
    }

    /** Mostly a few days after one another, now and then before. */
    @Provide
    Arbitrary<List<Sent>> commands() {
        Arbitrary<Integer> days = Arbitraries.integers().between(-2, 4);
        Arbitrary<String> grades = Arbitraries.of("Good", "Requires Improvement", "Inadequate", "Inadequate", "Fair")
                .injectNull(0.1);
        Arbitrary<String> people = Arbitraries.of(ACCOUNTS);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 16),
                        days,
                        grades,
                        people,
                        people,
                        Arbitraries.of(ConcernStep.class))
                .as(Wish::new)
                .list()
                .ofMinSize(3)
                .ofMaxSize(25)
                .map(AuditInvariantsTest::dated);
    }

    private record Wish(
            int which, int daysLater, @Nullable String grade, String actor, String moderator, ConcernStep step) {}

    private static List<Sent> dated(List<Wish> wishes) {
        List<Sent> sent = new ArrayList<>();
        LocalDate day = aug(4);
        for (Wish wish : wishes) {
            day = day.plusDays(wish.daysLater());
            sent.add(new Sent(wish.actor(), command(wish.which(), day, wish.grade(), wish.moderator(), wish.step())));
        }
        return sent;
    }

    private static AuditCommand command(
            int which, LocalDate on, @Nullable String grade, String person, ConcernStep step) {
        return switch (which) {
            case 0, 1, 2, 3 -> new SubmitGrade("A-1", on, grading(grade, domains()));
            case 4, 5, 6 -> new SubmitSecondGrade("A-1", on, grading(grade, domains()));
            case 7, 8 -> new ModerateGrade("A-1", on, person, grade, domains(), "Why.", null);
            case 9 -> new ReconcileGrades("A-1", on, grade, domains(), "Why.");
            case 10, 11 -> new RejectSubmission("A-1", on, null);
            case 12 -> new FlagRisk("A-1", on, true, null);
            case 13 -> new AdvanceConcern("A-1", on, step, null);
            case 14 -> new RecordFindings("A-1", on, on.getDayOfMonth() % 2 == 0, FOUND);
            default ->
                on.getDayOfMonth() == 1
                        ? new GrantExemption("A-1", on, ExemptionGround.UNSTATED, null, null)
                        : new RecordReflection("A-1", on, null);
        };
    }

    private static List<AuditEvent> decided(Audit audit, Sent sent, boolean importing) {
        try {
            return AuditRules.decide(
                    audit, FRAMEWORK, sent.command(), World.context(sent.actor(), Role.AUDITOR, importing));
        } catch (Rejected refused) {
            return List.of();
        }
    }

    private static Audit fold(List<AuditEvent> history) {
        @Nullable Audit audit = null;
        for (AuditEvent event : history) {
            audit = Audit.evolve(audit, event);
        }
        return Objects.requireNonNull(audit);
    }

    private static void moderationsKeepTheRules(Audit before, List<AuditEvent> happened) {
        for (AuditEvent event : happened) {
            if (event instanceof GradeModerated moderated) {
                assertThat(before.exempted()).isNull();
                assertThat(before.isSubmitted()).isTrue();
                assertThat(before.standing()).isEqualTo(moderated.from());
                assertThat(before.isGradedBy(moderated.moderator())).isFalse();
            }
        }
    }

    private static void findingsFollowTheirGrading(Audit before, List<AuditEvent> happened) {
        for (AuditEvent event : happened) {
            if (event instanceof FindingsRecorded recorded) {
                AuditEvent grading = Objects.requireNonNull(recorded.second() ? before.second() : before.first());
                assertThat(before.sentBack()).isFalse();
                assertThat(before.findings(recorded.second())).isEmpty();
                assertThat(recorded.effectiveOn()).isAfterOrEqualTo(grading.effectiveOn());
            }
        }
    }

    private static void standsOnTheScaleOrNowhere(Audit audit) {
        if (audit.standing() != null) {
            assertThat(FRAMEWORK.grades()).contains(audit.standing());
            assertThat(audit.isSubmitted()).isTrue();
            assertThat(audit.exempted()).isNull();
        }
    }

    private static void concernFollowsTheGrade(Audit audit, List<AuditEvent> history) {
        boolean open = false;
        for (AuditEvent event : history) {
            if (event instanceof ConcernRaised) {
                assertThat(open).as("raised twice").isFalse();
                open = true;
            } else if (event instanceof ConcernLifted) {
                assertThat(open).as("lifted without having been raised").isTrue();
                open = false;
            }
        }
        assertThat(open).isEqualTo("Inadequate".equals(audit.standing()));
    }
}
