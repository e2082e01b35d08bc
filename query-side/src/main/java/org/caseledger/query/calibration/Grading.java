package org.caseledger.query.calibration;

import java.util.ArrayList;
import java.util.List;
import org.caseledger.events.Framework;
import org.caseledger.query.facts.AuditAt;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's grading of an audit beside another's of the same audit.
 *
 * @param own what they gave
 * @param others what it is compared with; absent where there is nothing yet
 */
record Grading(
        AuditAt audit,
        Role role,
        String person,
        String own,
        @Nullable String others) {

    /** What somebody did with an audit. */
    enum Role {
        AUDITOR,
        MODERATOR
    }

    /** Whose grading of an audit. */
    record Person(Role role, String name) {}

    /** Each grading of an audit that stands on its scale; none while it is exempted. */
    static List<Grading> of(AuditAt audit) {
        List<Grading> gradings = new ArrayList<>();
        if (audit.exempted()) {
            return gradings;
        }
        String first = audit.first().overall();
        String second = audit.second().overall();
        add(gradings, audit, Role.AUDITOR, audit.first().auditor(), first, againstAuditor(audit, second));
        if (audit.looped()) {
            add(gradings, audit, Role.AUDITOR, audit.second().auditor(), second, againstAuditor(audit, first));
        }
        var moderation = audit.moderation();
        if (moderation != null && audit.moderated()) {
            String without = audit.gradeWithoutModeration();
            String before = without == null ? moderation.from() : without;
            add(gradings, audit, Role.MODERATOR, moderation.moderator(), moderation.to(), before);
        }
        return gradings;
    }

    private static void add(
            List<Grading> gradings,
            AuditAt audit,
            Role role,
            @Nullable String person,
            @Nullable String own,
            @Nullable String others) {
        Framework framework = audit.framework();
        if (person != null && own != null && framework.rank(own) >= 0) {
            boolean comparable = others != null && framework.rank(others) >= 0;
            gradings.add(new Grading(audit, role, person, own, comparable ? others : null));
        }
    }

    /** An auditor is compared with the moderator; of a looped audit with the meeting, else with the other auditor. */
    private static @Nullable String againstAuditor(AuditAt audit, @Nullable String otherAuditor) {
        if (audit.looped()) {
            String settled = audit.gradeWithoutModeration();
            return otherAuditor == null || settled == null ? otherAuditor : settled;
        }
        var moderation = audit.moderation();
        return moderation == null ? null : moderation.to();
    }

    Person whose() {
        return new Person(role, person);
    }

    boolean compared() {
        return others != null;
    }

    /** How many steps of the scale it is harsher than the other's; negative where it is milder, 0 where nothing is compared. */
    int steps() {
        return others == null
                ? 0
                : audit.framework().rank(own) - audit.framework().rank(others);
    }

    boolean harsher() {
        return steps() > 0;
    }

    boolean milder() {
        return steps() < 0;
    }

    boolean same() {
        return compared() && steps() == 0;
    }

    String inWords() {
        return others == null ? "graded " + own + "; nothing to compare it with" : own + " against " + others;
    }
}
