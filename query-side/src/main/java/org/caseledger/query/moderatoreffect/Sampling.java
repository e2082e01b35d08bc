package org.caseledger.query.moderatoreffect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.caseledger.events.SamplingMethod;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.view.Group;

/** How the moderated gradings were drawn: agreement among those picked on purpose says nothing of the others. */
public final class Sampling {

    /** Of those of which nobody said. */
    public static final String NOT_RECORDED = "NOT_RECORDED";

    static final List<String> METHODS = Stream.concat(
                    Stream.of(SamplingMethod.values()).map(Enum::name), Stream.of(NOT_RECORDED))
            .toList();

    private Sampling() {}

    /** How a moderated audit's grading was drawn. */
    static String of(AuditAt audit) {
        var moderation = audit.moderation();
        return moderation == null || moderation.sampling() == null
                ? NOT_RECORDED
                : moderation.sampling().name();
    }

    /** The moderated audits by how they were drawn, every method named. */
    static Map<String, Integer> of(Group group) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        METHODS.forEach(method -> counts.put(
                method, group.count(audit -> audit.moderated() && of(audit).equals(method))));
        return counts;
    }
}
