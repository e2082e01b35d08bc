package org.caseledger.events.stored;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.caseledger.events.AuditEvent.GradeSubmitted;
import org.caseledger.events.AuditEvent.GradesAgreed;
import org.caseledger.events.FamilyMember;
import org.caseledger.events.Participant;
import org.caseledger.events.SealedText;
import org.caseledger.events.Sentiment;
import org.caseledger.events.Submission;
import org.caseledger.events.ViewsRecorded;

class EventJsonTest {

    @Property
    void what_was_written_is_read_back(@ForAll("gradings") GradeSubmitted grading) {
        byte[] written = EventJson.write(grading);

        assertThat(EventJson.read(written, GradeSubmitted.class)).isEqualTo(grading);
    }

    @Property
    void one_event_has_one_form(@ForAll("gradings") GradeSubmitted grading) {
        byte[] written = EventJson.write(grading);

        assertThat(EventJson.write(EventJson.read(written, GradeSubmitted.class)))
                .isEqualTo(written);
        assertThat(EventJson.write(inAnotherOrder(grading))).isEqualTo(written);
        assertThat(new String(written, UTF_8)).doesNotContain("null").doesNotContain("\n");
    }

    @Property
    void domains_stand_in_one_order(@ForAll("domains") Map<String, String> domains) {
        SortedMap<String, String> reversed = new TreeMap<>(Collections.reverseOrder());
        reversed.putAll(domains);

        assertThat(EventJson.write(new GradesAgreed("A-1", LocalDate.EPOCH, "Good", reversed)))
                .isEqualTo(EventJson.write(new GradesAgreed("A-1", LocalDate.EPOCH, "Good", new TreeMap<>(domains))));
    }

    @Property
    void metadata_comes_back(@ForAll("metadata") SortedMap<String, String> metadata) {
        assertThat(EventJson.readMetadata(EventJson.writeMetadata(metadata))).isEqualTo(metadata);
    }

    @Provide
    Arbitrary<GradeSubmitted> gradings() {
        Arbitrary<Submission> submissions = Combinators.combine(
                        texts().injectNull(0.2),
                        Arbitraries.maps(texts(), texts()).ofMaxSize(5),
                        Combinators.combine(texts(), texts(), texts())
                                .as(SealedText::new)
                                .injectNull(0.2),
                        Arbitraries.maps(Arbitraries.of(Participant.class), Arbitraries.of(ViewsRecorded.class)),
                        Arbitraries.maps(Arbitraries.of(FamilyMember.class), Arbitraries.of(Sentiment.class)),
                        Arbitraries.of(true, false))
                .as((overall, domains, rationale, views, feedback, atRisk) ->
                        new Submission(overall, new TreeMap<>(domains), rationale, views, feedback, atRisk));
        Arbitrary<LocalDate> days = Arbitraries.longs().between(0, 60_000).map(LocalDate::ofEpochDay);
        return Combinators.combine(texts(), days, texts(), submissions, Arbitraries.of(true, false))
                .as(GradeSubmitted::new);
    }

    @Provide
    Arbitrary<Map<String, String>> domains() {
        return Arbitraries.maps(texts(), texts()).ofMaxSize(5);
    }

    @Provide
    Arbitrary<SortedMap<String, String>> metadata() {
        return Arbitraries.maps(texts(), texts()).map(TreeMap::new);
    }

    /** Any text that UTF-8 can carry, without the word that the absence of absence is looked for by. */
    private static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .ofMaxLength(20)
                .filter(text -> UTF_8.newEncoder().canEncode(text) && !text.contains("null"));
    }

    private static GradeSubmitted inAnotherOrder(GradeSubmitted grading) {
        Submission submission = grading.submission();
        SortedMap<String, String> reversed = new TreeMap<>(Collections.reverseOrder());
        reversed.putAll(submission.domains());
        Map<Participant, ViewsRecorded> participation = new TreeMap<>(Collections.reverseOrder());
        participation.putAll(submission.participation());
        return new GradeSubmitted(
                grading.auditId(),
                grading.effectiveOn(),
                grading.auditor(),
                new Submission(
                        submission.overall(),
                        reversed,
                        submission.rationale(),
                        participation,
                        submission.feedback(),
                        submission.atRisk()),
                grading.late());
    }
}
