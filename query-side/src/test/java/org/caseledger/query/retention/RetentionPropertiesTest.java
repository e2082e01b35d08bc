package org.caseledger.query.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.given.Audit.text;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.DataSubject;
import org.caseledger.events.Framework;
import org.caseledger.events.FrameworkEvent.FrameworkPublished;
import org.caseledger.events.RetentionClass;
import org.caseledger.events.RetentionStart;
import org.caseledger.events.SubjectEvent.LegalHoldPlaced;
import org.caseledger.events.SubjectEvent.SubjectErased;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Known;
import org.caseledger.query.given.Happenings;
import org.caseledger.query.given.Ledger;
import org.caseledger.query.given.Ledger.Told;
import org.caseledger.query.retention.Retention.Question;

class RetentionPropertiesTest {

    private static final LocalDate NEXT_SEASON = LocalDate.of(2020, 7, 1);

    @Provide
    Arbitrary<Ledger> ledgers() {
        return Arbitraries.integers()
                .between(0, Integer.MAX_VALUE)
                .list()
                .ofMaxSize(60)
                .map(Happenings::of)
                .map(RetentionPropertiesTest::kept);
    }

    /** Whatever happens, under a class of one year; every third audit's child is held, every fourth's erased. */
    private static Ledger kept(Ledger happened) {
        Framework usual = Framework.theUsual();
        Ledger ledger = new Ledger()
                .tell(new FrameworkPublished(
                        Ledger.COUNCIL,
                        1,
                        LocalDate.of(2019, 1, 1),
                        new Framework(
                                usual.grades(),
                                usual.domains(),
                                100,
                                100,
                                10,
                                15,
                                false,
                                List.of(new RetentionClass("Case audit", null, 1, RetentionStart.COMPLETED)))));
        int audits = 0;
        for (Told told : happened.told()) {
            ledger.tell(told.event());
            if (told.event() instanceof AuditAllocated allocated) {
                audits++;
                String subject = DataSubject.of(allocated);
                if (audits % 3 == 0) {
                    ledger.tell(new LegalHoldPlaced(subject, "H", NEXT_SEASON.plusDays(30), text("kept")));
                }
                if (audits % 4 == 0) {
                    ledger.tell(new SubjectErased(subject, NEXT_SEASON.plusDays(40), text("due")));
                }
            }
        }
        return ledger;
    }

    @Property(tries = 200)
    void whatIsToldLaterAndAgainChangesNothing(
            @ForAll("ledgers") Ledger ledger,
            @ForAll @IntRange(max = 120) int day,
            @ForAll @IntRange(max = 80) int told) {
        int known = Math.min(told, ledger.told().size() - 1);
        LocalDate asAt = NEXT_SEASON.plusDays(day);
        Facts all = ledger.facts();
        ledger.told().forEach(each -> all.apply(each.event(), each.recorded()));

        List<Due> asKnownThen = new Retention(all).due(new Question(null, asAt, Ledger.BEGINNING.plusSeconds(known)));

        assertThat(asKnownThen)
                .isEqualTo(new Retention(ledger.factsOfFirst(known + 1)).due(new Question(null, asAt, null)));
    }

    @Property(tries = 200)
    void aSubjectIsDueOnlyWhenEachOfTheirAuditsIs(
            @ForAll("ledgers") Ledger ledger, @ForAll @IntRange(max = 120) int day) {
        LocalDate asAt = NEXT_SEASON.plusDays(day);
        Facts facts = ledger.facts();
        Known known = facts.known(Long.MAX_VALUE);

        List<Due> all = new Retention(facts).due(new Question(null, asAt, null));

        Statistics.label("somebody is due")
                .collect(!all.isEmpty())
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 5));
        for (Due due : all) {
            known.audits(null, null, null, audit -> {
                if (DataSubject.of(audit.allocation()).equals(due.subject())
                        && audit.allocatedBy(asAt, Long.MAX_VALUE)) {
                    assertThat(Rest.of(AuditAt.of(audit, asAt, known), List.of(), RetentionStart.COMPLETED))
                            .isNotNull()
                            .isBeforeOrEqualTo(due.restedOn());
                }
            });
            assertThat(due.since()).isEqualTo(due.restedOn().plusYears(1)).isBeforeOrEqualTo(asAt);
            assertThat(due.holds().isEmpty() || day >= 30).isTrue();
            assertThat(facts.erased(due.subject()) && day >= 40).isFalse();
        }
    }
}
