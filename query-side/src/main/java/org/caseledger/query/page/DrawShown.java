package org.caseledger.query.page;

import java.util.ArrayList;
import java.util.List;
import org.caseledger.query.draws.ModerationSampleRecord;
import org.caseledger.query.draws.SampleRecord;
import org.caseledger.query.page.DrawWords.NotKept;

/**
 * One draw of a round in words.
 *
 * @param key unique in its round
 * @param name such as "Cases, draw 1"
 * @param verified whether it came out the same when it was drawn again just now
 * @param policy what it was to keep, a sentence each
 * @param from how many there were to draw from, and for whom, in words
 * @param unmet what could not be kept, by why
 * @param unmetCount how often something could not be kept
 * @param withheld how many audits are kept from the reader
 */
record DrawShown(
        String key,
        String name,
        String on,
        String recordedAt,
        String by,
        boolean verified,
        List<String> policy,
        String seed,
        String from,
        Table proposal,
        List<NotKept> unmet,
        int unmetCount,
        int withheld) {

    /** A round's draws: those of cases, then those of gradings. */
    static List<DrawShown> all(List<SampleRecord> samples, List<ModerationSampleRecord> moderations) {
        List<DrawShown> all = new ArrayList<>();
        samples.forEach(sample -> all.add(of(sample)));
        moderations.forEach(moderation -> all.add(of(moderation)));
        return all;
    }

    private static DrawShown of(SampleRecord sample) {
        return new DrawShown(
                "cases-" + sample.draw(),
                "Cases, draw " + sample.draw(),
                Words.day(sample.drawnOn()),
                Words.moment(sample.recordedAt()),
                sample.by(),
                sample.verified(),
                DrawWords.policy(sample.plan()),
                sample.plan().seed(),
                Words.count(sample.plan().cases().size(), "case") + "; "
                        + Words.count(sample.plan().teams().size(), "team") + " to be seen; "
                        + Words.count(sample.plan().auditors().size(), "auditor"),
                new Table(
                        "Cases drawn, in the order of the draw",
                        List.of("Child reference", "Auditor proposed"),
                        2,
                        sample.proposal().stream()
                                .map(drawn -> List.of(drawn.childRef(), DrawWords.orNobody(drawn.auditor())))
                                .toList()),
                DrawWords.notKept(sample.unmet()),
                sample.unmet().size(),
                0);
    }

    private static DrawShown of(ModerationSampleRecord moderation) {
        return new DrawShown(
                "gradings-" + moderation.draw(),
                "Gradings, draw " + moderation.draw(),
                Words.day(moderation.drawnOn()),
                Words.moment(moderation.recordedAt()),
                moderation.by(),
                moderation.verified(),
                DrawWords.policy(moderation.plan()),
                moderation.plan().seed(),
                Words.count(moderation.plan().audits().size(), "grading") + "; "
                        + Words.count(moderation.plan().moderators().size(), "moderator"),
                new Table(
                        "Gradings drawn, in the order of the draw",
                        List.of("Audit", "Moderator proposed"),
                        2,
                        moderation.proposal().stream()
                                .map(drawn -> List.of(drawn.auditId(), DrawWords.orNobody(drawn.moderator())))
                                .toList()),
                DrawWords.notKept(moderation.unmet()),
                moderation.unmet().size(),
                moderation.withheld());
    }
}
