package org.caseledger.ledger;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.caseledger.query.view.View;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Order(0)
@DisplayName("The house")
class ArchitectureTest {

    private static final String EVENTS = "org.caseledger.events..";
    private static final String STORE = "org.caseledger.eventstore..";
    private static final String COMMANDS = "org.caseledger.command..";
    private static final String QUERIES = "org.caseledger.query..";
    private static final String PROCESS = "org.caseledger.ledger..";
    private static final String SPRING = "org.springframework..";
    private static final String AXON = "org.axonframework..";

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.caseledger");

    private static final Set<String> RULES = Set.of(
            "Allocation",
            "Audit",
            "AuditImport",
            "Guards",
            "Action",
            "Escalation",
            "Frameworks",
            "Checks",
            "Differences");

    /** What decides and what answers: given the same, they say the same. */
    private static final DescribedPredicate<JavaClass> PURE = describe(
            "rules, records of rules, facts and views",
            type -> isRule(type) || type.getPackageName().equals("org.caseledger.query.facts") || isView(type));

    private static final Set<String> CLOCKS_AND_DICE =
            Set.of("now", "currentTimeMillis", "nanoTime", "randomUUID", "random");

    private static boolean isRule(JavaClass type) {
        JavaClass outermost = type;
        while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().get();
        }
        return resideInAPackage(COMMANDS).test(type)
                && (outermost.getSimpleName().endsWith("Rules") || RULES.contains(outermost.getSimpleName()));
    }

    private static boolean isView(JavaClass type) {
        return type.isAssignableTo(View.class) || type.getPackageName().equals("org.caseledger.query.view");
    }

    @Test
    void keeps_events_free_of_everything_else_of_ours_and_of_Spring() {
        check(noClasses()
                .that()
                .resideInAPackage(EVENTS)
                .should()
                .dependOnClassesThat(resideInAnyPackage(STORE, COMMANDS, QUERIES, PROCESS, SPRING)));
    }

    @Test
    void keeps_the_event_store_free_of_everything_else_of_ours_and_of_Spring() {
        check(noClasses()
                .that()
                .resideInAPackage(STORE)
                .should()
                .dependOnClassesThat(resideInAnyPackage(EVENTS, COMMANDS, QUERIES, PROCESS, SPRING)));
    }

    @Test
    void keeps_the_side_that_writes_from_the_side_that_reads() {
        check(noClasses()
                .that()
                .resideInAPackage(COMMANDS)
                .should()
                .dependOnClassesThat(resideInAnyPackage(QUERIES, STORE, PROCESS)));
    }

    @Test
    void keeps_the_side_that_reads_from_the_side_that_writes() {
        check(noClasses()
                .that()
                .resideInAPackage(QUERIES)
                .should()
                .dependOnClassesThat(resideInAnyPackage(COMMANDS, STORE, PROCESS)));
    }

    @Test
    void keeps_rules_and_views_free_of_frameworks() {
        check(noClasses().that(are(PURE)).should().dependOnClassesThat(resideInAnyPackage(SPRING, AXON, "reactor..")));
    }

    @Test
    void keeps_rules_and_views_free_of_clocks_and_dice() {
        check(noClasses()
                .that(are(PURE))
                .should()
                .callMethodWhere(describe(
                        "it asks a clock or dice",
                        (JavaMethodCall call) -> CLOCKS_AND_DICE.contains(call.getName())
                                && call.getTargetOwner().getPackageName().startsWith("java."))));
        check(noClasses()
                .that(are(PURE))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.InstantSource")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.security.SecureRandom"));
    }

    @Test
    void keeps_threads_and_files_out_of_rules_and_views() {
        check(noClasses()
                .that(are(PURE))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..")));
    }

    @Test
    void has_a_rule_for_every_aggregate_and_a_view_for_every_question() {
        check(classes()
                .that(describe("rules", ArchitectureTest::isRule))
                .should()
                .bePublic()
                .orShould()
                .bePackagePrivate()
                .orShould()
                .bePrivate());
        assertThat(ALL.stream().filter(ArchitectureTest::isRule).map(JavaClass::getSimpleName))
                .contains(
                        "AuditRules",
                        "ModerationRules",
                        "SubmissionRules",
                        "ConcernRules",
                        "ActionRules",
                        "EscalationRules",
                        "FrameworkRules",
                        "TeamRules")
                .containsAll(RULES);
        assertThat(ALL.stream().filter(type -> type.isAssignableTo(View.class) && !type.isInterface()))
                .hasSizeGreaterThanOrEqualTo(11);
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "eventstore", "command", "query"})
    void has_no_circles_of_packages(String side) {
        check(slices().matching("org.caseledger." + side + ".(*)..").should().beFreeOfCycles());
    }

    private static void check(ArchRule rule) {
        assertThat(ArchConfiguration.get().getPropertyOrDefault("archRule.failOnEmptyShould", "true"))
                .as("a rule that matches nothing fails")
                .isEqualTo("true");
        rule.check(ALL);
    }
}
