package org.caseledger.query.moderatoreffect;

import org.caseledger.events.Framework;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.view.Scale;
import org.jspecify.annotations.Nullable;

/** Two people's gradings of one audit, both on its scale. */
record Pair(Scale scale, String from, String to) {

    /** The grade that an audit stood at without its moderation, and the moderator's; absent where it isn't moderated. */
    static @Nullable Pair ofModeration(AuditAt audit) {
        var moderation = audit.moderation();
        if (moderation == null || !audit.moderated()) {
            return null;
        }
        String without = audit.gradeWithoutModeration();
        return onScale(audit.framework(), without == null ? moderation.from() : without, moderation.to());
    }

    /** The two auditors' gradings of a looped audit; absent until both are in, and while it is exempted. */
    static @Nullable Pair ofAuditors(AuditAt audit) {
        if (!audit.looped() || audit.exempted()) {
            return null;
        }
        return onScale(
                audit.framework(), audit.first().overall(), audit.second().overall());
    }

    private static @Nullable Pair onScale(Framework framework, @Nullable String from, @Nullable String to) {
        return from != null && to != null && framework.rank(from) >= 0 && framework.rank(to) >= 0
                ? new Pair(Scale.of(framework), from, to)
                : null;
    }

    boolean agreed() {
        return from.equals(to);
    }

    /**
     * From which grade to which.
     *
     * @param amongSeveral whether pairs on another scale stand beside it, so that it has to name its own
     */
    String transition(boolean amongSeveral) {
        String change = from + " -> " + to;
        return amongSeveral ? scale.qualified(change) : change;
    }
}
