package org.caseledger.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that decides which of a round's gradings are moderated, so that anybody can draw them again. The order of its lists
 * decides nothing.
 *
 * @param seed any text; the lots are drawn with it
 * @param moderatedAlready how many gradings of the round were moderated before
 * @param audits those that stand at a grade which nobody has moderated
 */
public record ModerationPlan(
        Policy policy, String seed, int moderatedAlready, List<Audit> audits, List<Moderator> moderators) {

    public ModerationPlan {
        audits = List.copyOf(audits);
        moderators = List.copyOf(moderators);
    }

    /**
     * What the draw must keep.
     *
     * @param share the percentage of the round's gradings to be moderated by the end, those moderated already included;
     *     present exactly where the method is {@code RANDOM}
     * @param grades those to be moderated; empty but for {@code BY_GRADE}
     * @param targeted the audits to be moderated; empty but for {@code TARGETED}
     * @param leastEach how many audits each moderator is to have at least
     * @param mostEach how many at most
     * @param anotherTeam whether moderators never moderate audits of their own team
     */
    public record Policy(
            SamplingMethod method,
            @Nullable Integer share,
            List<String> grades,
            List<String> targeted,
            int leastEach,
            int mostEach,
            boolean anotherTeam) {

        /** How many audits a moderator has at least where nothing else is said. */
        public static final int USUAL_LEAST_EACH = 1;

        /** How many at most. */
        public static final int USUAL_MOST_EACH = 3;

        public Policy {
            grades = List.copyOf(grades);
            targeted = List.copyOf(targeted);
        }
    }

    /**
     * An audit whose grading may be moderated.
     *
     * @param grade the one that it stands at
     * @param gradedBy who graded it or was given it to grade
     */
    public record Audit(String auditId, @Nullable String team, String grade, List<String> gradedBy) {
        public Audit {
            gradedBy = List.copyOf(gradedBy);
        }
    }

    /**
     * Somebody who may moderate.
     *
     * @param team where they work; absent where they belong to none, or nobody said
     */
    public record Moderator(String person, @Nullable String team) {}

    /**
     * A grading that was drawn.
     *
     * @param moderator who should moderate it; absent where nobody may
     */
    public record Proposal(String auditId, @Nullable String moderator) {}
}
