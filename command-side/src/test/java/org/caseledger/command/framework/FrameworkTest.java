package org.caseledger.command.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.command.World.AUTHORITY;
import static org.caseledger.command.World.aug;
import static org.caseledger.command.World.sep;

import java.util.List;
import org.caseledger.command.Reason;
import org.caseledger.command.Scenario;
import org.caseledger.command.framework.FrameworkCommand.AddDomains;
import org.caseledger.command.framework.FrameworkCommand.PublishFramework;
import org.caseledger.command.framework.Frameworks.InForce;
import org.caseledger.events.AuditKind;
import org.caseledger.events.Framework;
import org.caseledger.events.FrameworkEvent;
import org.caseledger.events.FrameworkEvent.FrameworkDomainsAdded;
import org.caseledger.events.FrameworkEvent.FrameworkPublished;
import org.caseledger.events.RetentionClass;
import org.caseledger.events.RetentionStart;
import org.junit.jupiter.api.Test;

class FrameworkTest {

    private static final Framework OWN =
            new Framework(List.of("Strong", "Sound", "Weak"), List.of("Supervision"), 90, 20, 10, 15, false);
    private static final FrameworkPublished USUAL = FrameworkRules.adoptUsual(AUTHORITY, aug(1));

    @Test
    void an_authority_publishes_its_own() {
        given().when(publish(OWN))
                .expect(new FrameworkPublished(AUTHORITY, 1, sep(1), OWN))
                .answered(0, 1);
        given(USUAL).when(publish(OWN)).expect(new FrameworkPublished(AUTHORITY, 2, sep(1), OWN));
    }

    @Test
    void a_version_does_not_overtake_one_in_force_later() {
        FrameworkPublished later = new FrameworkPublished(AUTHORITY, 1, sep(2), OWN);

        given(later)
                .when(publish(OWN))
                .refused(Reason.FRAMEWORK_IN_FORCE_LATER, "from")
                .saying("2019-09-02");
    }

    @Test
    void a_scale_has_two_grades_at_least_each_once_and_none_is_the_ungraded_one() {
        given().when(publish(scale("Good"))).refused(Reason.INVALID_VALUE, "grades");
        given().when(publish(scale("Good", "Good"))).refused(Reason.INVALID_VALUE, "grades");
        given().when(publish(scale("Good", "N/A"))).refused(Reason.INVALID_VALUE, "grades");
        given().when(publish(scale("Good", " "))).refused(Reason.INVALID_VALUE, "grades");
    }

    @Test
    void a_domain_has_a_name_and_stands_once() {
        Framework twice = new Framework(OWN.grades(), List.of("Supervision", "Supervision"), 90, 20, 10, 15, false);

        given().when(publish(twice)).refused(Reason.INVALID_VALUE, "domains");
    }

    @Test
    void targets_are_percentages_and_the_expected_band_runs_upwards() {
        Framework beyond = new Framework(OWN.grades(), OWN.domains(), 101, -1, 15, 10, false);

        given().when(publish(beyond))
                .refused(Reason.INVALID_VALUE, "completionTarget", "moderationTarget", "expectedChangeTo");
    }

    @Test
    void says_how_long_texts_are_kept_for_one_kind_and_for_all_others() {
        Framework kept = keeping(
                new RetentionClass("Observation", AuditKind.OBSERVATION, 1, RetentionStart.COMPLETED),
                new RetentionClass("Case audit", null, 100, RetentionStart.CLOSED));

        given().when(publish(kept)).expect(new FrameworkPublished(AUTHORITY, 1, sep(1), kept));
        assertThat(kept.retentionOf(AuditKind.OBSERVATION))
                .hasValueSatisfying(found -> assertThat(found.name()).isEqualTo("Observation"));
        assertThat(kept.retentionOf(AuditKind.CORE))
                .hasValueSatisfying(found -> assertThat(found.name()).isEqualTo("Case audit"));
        assertThat(OWN.retentionOf(AuditKind.CORE)).isEmpty();
    }

    @Test
    void a_retention_class_has_a_name_years_and_kinds_of_its_own() {
        RetentionClass all = new RetentionClass("Case audit", null, 7, RetentionStart.CLOSED);
        RetentionClass sameName = new RetentionClass("Case audit", AuditKind.CORE, 7, RetentionStart.CLOSED);
        RetentionClass sameKind = new RetentionClass("Other", null, 7, RetentionStart.CLOSED);

        given().when(publish(keeping())).refused(Reason.INVALID_VALUE, "retention");
        given().when(publish(keeping(all, sameName))).refused(Reason.INVALID_VALUE, "retention");
        given().when(publish(keeping(all, sameKind))).refused(Reason.INVALID_VALUE, "retention");
        given().when(publish(keeping(new RetentionClass(" ", null, 7, RetentionStart.CLOSED))))
                .refused(Reason.INVALID_VALUE, "retention");
        for (int years : new int[] {-1, 0, 101}) {
            given().when(publish(keeping(new RetentionClass("Case audit", null, years, RetentionStart.CLOSED))))
                    .refused(Reason.INVALID_VALUE, "retention");
        }
    }

    @Test
    void belongs_to_a_council() {
        given().when(new PublishFramework("Kent", sep(1), OWN)).refused(Reason.INVALID_VALUE, "authority");
    }

    @Test
    void the_usual_one_learns_the_domains_that_a_file_names() {
        given(USUAL)
                .when(new AddDomains(AUTHORITY, aug(2), List.of("Chronology", "Supervision", "Chronology")))
                .expect(new FrameworkDomainsAdded(AUTHORITY, 1, aug(2), List.of("Chronology")))
                .answered(1, 1);
        given(USUAL)
                .when(new AddDomains(AUTHORITY, aug(2), List.of("Supervision")))
                .expect()
                .answered(0, 0);
    }

    @Test
    void a_published_one_stays_as_it_is() {
        given(USUAL, new FrameworkPublished(AUTHORITY, 2, sep(1), OWN))
                .when(new AddDomains(AUTHORITY, sep(2), List.of("Chronology")))
                .expect();
    }

    @Test
    void the_record_may_have_moved_on() {
        given(USUAL).seen(4).when(publish(OWN)).refused(Reason.STALE_VERSION);
        given(USUAL).seen(0).when(publish(OWN)).expect(new FrameworkPublished(AUTHORITY, 2, sep(1), OWN));
    }

    @Test
    void binds_an_audit_by_the_day_of_its_allocation() {
        Frameworks both =
                new Frameworks(List.of(new InForce(1, aug(1), Framework.theUsual()), new InForce(2, sep(1), OWN)));

        assertThat(both.onOrUsual(aug(31)).version()).isEqualTo(1);
        assertThat(both.onOrUsual(sep(1)).version()).isEqualTo(2);
        assertThat(both.onOrUsual(aug(1).minusDays(1)).version()).isEqualTo(1);
        assertThat(Frameworks.NONE.onOrUsual(aug(1))).isEqualTo(new InForce(1, aug(1), Framework.theUsual()));
    }

    @Test
    void of_two_versions_from_one_day_the_newer_binds() {
        Frameworks both =
                new Frameworks(List.of(new InForce(1, aug(1), Framework.theUsual()), new InForce(2, aug(1), OWN)));

        assertThat(both.onOrUsual(aug(1)).framework()).isEqualTo(OWN);
        assertThat(both.version(1)).isEqualTo(Framework.theUsual());
    }

    private static Scenario given(FrameworkEvent... past) {
        return Scenario.of(FrameworkAggregate.class, past);
    }

    private static PublishFramework publish(Framework framework) {
        return new PublishFramework(AUTHORITY, sep(1), framework);
    }

    private static Framework keeping(RetentionClass... classes) {
        return new Framework(OWN.grades(), OWN.domains(), 90, 20, 10, 15, false, List.of(classes));
    }

    private static Framework scale(String... grades) {
        return new Framework(List.of(grades), List.of(), 90, 20, 10, 15, false);
    }
}
