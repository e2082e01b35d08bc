package org.caseledger.command.framework;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.caseledger.command.Checks;
import org.caseledger.command.Reason;
import org.caseledger.command.Rejected;
import org.caseledger.command.framework.FrameworkCommand.AddDomains;
import org.caseledger.command.framework.FrameworkCommand.PublishFramework;
import org.caseledger.command.framework.Frameworks.InForce;
import org.caseledger.events.Framework;
import org.caseledger.events.FrameworkEvent;
import org.caseledger.events.FrameworkEvent.FrameworkDomainsAdded;
import org.caseledger.events.FrameworkEvent.FrameworkPublished;
import org.caseledger.events.RetentionClass;

/** The rules of an authority's framework. */
public final class FrameworkRules {

    private static final int FEWEST_GRADES = 2;

    /** In years. */
    private static final int LONGEST_RETENTION = 100;

    private FrameworkRules() {}

    /**
     * What a command makes happen.
     *
     * @throws Rejected where a value can't be or a version in force would be overtaken
     */
    public static List<FrameworkEvent> decide(Frameworks frameworks, FrameworkCommand command) {
        return switch (command) {
            case PublishFramework publish -> List.of(publish(frameworks, publish));
            case AddDomains add -> addDomains(frameworks, add);
        };
    }

    /** The event that gives an authority the usual framework. */
    public static FrameworkPublished adoptUsual(String authority, LocalDate on) {
        return new FrameworkPublished(authority, 1, on, Framework.theUsual());
    }

    private static FrameworkEvent publish(Frameworks frameworks, PublishFramework command) {
        Framework framework = command.framework();
        Checks checks = new Checks()
                .authority(command.authority())
                .that(
                        framework.grades().size() >= FEWEST_GRADES,
                        "grades",
                        "grades must name at least two grades, best first")
                .that(unlike(framework.grades()), "grades", "grades must name each grade once")
                .that(
                        !framework.grades().contains(Framework.NOT_APPLICABLE),
                        "grades",
                        Framework.NOT_APPLICABLE + " is no grade: every domain may have it anyway")
                .that(unlike(framework.domains()), "domains", "domains must name each domain once");
        framework.grades().forEach(grade -> checks.name(grade, "grades"));
        framework.domains().forEach(domain -> checks.name(domain, "domains"));
        percent(checks, framework.completionTarget(), "completionTarget");
        percent(checks, framework.moderationTarget(), "moderationTarget");
        percent(checks, framework.expectedChangeFrom(), "expectedChangeFrom");
        percent(checks, framework.expectedChangeTo(), "expectedChangeTo");
        checks.that(
                framework.expectedChangeFrom() <= framework.expectedChangeTo(),
                "expectedChangeTo",
                "expectedChangeTo must not be less than expectedChangeFrom");
        if (framework.retention() != null) {
            retention(checks, framework.retention());
        }
        checks.done();
        if (!frameworks.versions().isEmpty()
                && command.from().isBefore(frameworks.versions().getLast().from())) {
            throw Rejected.because(
                    Reason.FRAMEWORK_IN_FORCE_LATER,
                    "from",
                    "A version is in force from "
                            + frameworks.versions().getLast().from() + " on: begin then or later");
        }
        return new FrameworkPublished(command.authority(), frameworks.versions().size() + 1, command.from(), framework);
    }

    private static List<FrameworkEvent> addDomains(Frameworks frameworks, AddDomains command) {
        if (frameworks.versions().isEmpty()) {
            return List.of();
        }
        InForce latest = frameworks.versions().getLast();
        List<String> more = command.domains().stream()
                .distinct()
                .filter(domain -> !latest.framework().domains().contains(domain))
                .toList();
        return more.isEmpty() || !latest.framework().usual()
                ? List.of()
                : List.of(new FrameworkDomainsAdded(command.authority(), latest.version(), command.on(), more));
    }

    private static void percent(Checks checks, int value, String field) {
        checks.that(value >= 0 && value <= 100, field, field + " must be a percentage from 0 to 100");
    }

    private static void retention(Checks checks, List<RetentionClass> classes) {
        checks.that(!classes.isEmpty(), "retention", "retention must name a class; leave it out to say nothing of it")
                .that(
                        unlike(classes.stream().map(RetentionClass::name).toList()),
                        "retention",
                        "retention must name each class once")
                .that(
                        unlike(classes.stream().map(RetentionClass::kind).toList()),
                        "retention",
                        "retention must have one class at most for each kind, and one without a kind");
        classes.forEach(each -> checks.name(each.name(), "retention")
                .that(
                        each.years() >= 1 && each.years() <= LONGEST_RETENTION,
                        "retention",
                        "years must be from 1 to " + LONGEST_RETENTION));
    }

    private static boolean unlike(List<?> names) {
        return new HashSet<>(names).size() == names.size();
    }
}
