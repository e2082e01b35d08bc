package org.caseledger.events.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.ModerationPlan;
import org.caseledger.events.SampleEvent;
import org.caseledger.events.SampleEvent.ModerationsDrawn;
import org.caseledger.events.SampleEvent.ModerationsListed;
import org.caseledger.events.SampleEvent.SampleDrawn;
import org.caseledger.events.SampleEvent.SampleListed;
import org.caseledger.events.SamplePlan;
import org.caseledger.events.SamplingMethod;
import org.caseledger.events.stored.LedgerSerializer;
import org.junit.jupiter.api.Test;

/** A draw of any size in events that the ledger can hold. */
class PagesTest {

    private static final String AUTHORITY = "E10000013";
    private static final YearMonth ROUND = YearMonth.of(2019, 8);
    private static final LocalDate DAY = LocalDate.of(2019, 8, 14);
    private static final int LONGEST_NAME = 200;

    private final LedgerSerializer serializer = new LedgerSerializer();

    @Property(tries = 20)
    void sample_is_joined_from_its_pages_and_drawn_again(
            @ForAll @IntRange(min = 1, max = 5_000) int cases, @ForAll boolean all) {
        SampleDrawn whole = sample(2, cases, all ? SamplingMethod.ALL : SamplingMethod.RANDOM, "C-");
        List<SampleEvent> events = SamplePages.cut(whole);

        SampleDrawn joined = SamplePages.whole(among(events, SampleListed.class), last(events, SampleDrawn.class));

        assertThat(joined).isEqualTo(whole);
        assertThat(SampleDraw.verifies(joined)).isTrue();
        events.forEach(this::stored);
    }

    @Property(tries = 20)
    void gradings_are_joined_from_their_pages_and_drawn_again(@ForAll @IntRange(min = 1, max = 3_000) int audits) {
        ModerationsDrawn whole = moderations(audits);
        List<SampleEvent> events = ModerationPages.cut(whole);

        ModerationsDrawn joined =
                ModerationPages.whole(among(events, ModerationsListed.class), last(events, ModerationsDrawn.class));

        assertThat(joined).isEqualTo(whole);
        assertThat(ModerationDraw.verifies(joined)).isTrue();
        events.forEach(this::stored);
    }

    @Test
    void what_one_event_holds_stays_in_one() {
        SampleDrawn sample = sample(1, 100, SamplingMethod.RANDOM, "C-");
        ModerationsDrawn moderations = moderations(100);

        assertThat(SamplePages.cut(sample)).containsExactly(sample);
        assertThat(ModerationPages.cut(moderations)).containsExactly(moderations);
        assertThat(SamplePages.whole(List.of(), sample)).isEqualTo(sample);
        assertThat(ModerationPages.whole(List.of(), moderations)).isEqualTo(moderations);
    }

    @Test
    void pages_are_numbered_and_counted() {
        List<SampleEvent> events = SamplePages.cut(sample(2, 1_000, SamplingMethod.RANDOM, "C-"));
        List<SampleListed> pages = among(events, SampleListed.class);

        assertThat(pages)
                .extracting(SampleListed::page)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, pages.size()).boxed().toList());
        assertThat(last(events, SampleDrawn.class).pages())
                .isEqualTo(pages.size())
                .isGreaterThan(1);
    }

    @Test
    void pages_of_the_rounds_other_draws_are_passed_over() {
        List<SampleEvent> first = SamplePages.cut(sample(1, 1_000, SamplingMethod.RANDOM, "C-"));
        SampleDrawn second = sample(2, 1_000, SamplingMethod.RANDOM, "D-");
        List<SampleEvent> all = new ArrayList<>(first);
        all.addAll(SamplePages.cut(second));

        assertThat(SamplePages.whole(among(all, SampleListed.class), last(all, SampleDrawn.class)))
                .isEqualTo(second);
    }

    @Test
    void the_longest_names_fit_too() {
        SamplePages.cut(sample(1, 200, SamplingMethod.ALL, "\u20ac".repeat(LONGEST_NAME - 4)))
                .forEach(this::stored);
    }

    private void stored(LedgerEvent event) {
        assertThat(serializer.serialize(event, byte[].class).getData()).hasSizeLessThanOrEqualTo(60_000);
    }

    private static SampleDrawn sample(int draw, int cases, SamplingMethod method, String prefix) {
        SamplePlan plan = new SamplePlan(
                new SamplePlan.Policy(method, true, 6, 12, true, true),
                "autumn",
                null,
                names("N-", 40),
                names(prefix, cases).stream()
                        .map(child -> new SamplePlan.Case(
                                child,
                                "N-" + child.length() % 40,
                                "P-" + child.hashCode() % 50,
                                "CP",
                                prefix,
                                null,
                                null,
                                DAY.minusMonths(9)))
                        .toList(),
                names("auditor.", 20).stream()
                        .map(person -> new SamplePlan.Auditor(person, null, false, null, null, 0))
                        .toList());
        Drawn<SamplePlan.Proposal> drawn = SampleDraw.draw(ROUND, DAY, plan);
        return new SampleDrawn(AUTHORITY, ROUND, draw, DAY, plan, drawn.proposal(), drawn.unmet());
    }

    private static ModerationsDrawn moderations(int audits) {
        ModerationPlan plan = new ModerationPlan(
                new ModerationPlan.Policy(SamplingMethod.TARGETED, null, List.of(), names("A-", audits), 1, 3, true),
                "autumn",
                0,
                names("A-", audits).stream()
                        .map(id -> new ModerationPlan.Audit(id, "N-1", "Good", List.of("auditor.one")))
                        .toList(),
                names("moderator.", 30).stream()
                        .map(person -> new ModerationPlan.Moderator(person, null))
                        .toList());
        Drawn<ModerationPlan.Proposal> drawn = ModerationDraw.draw(plan);
        return new ModerationsDrawn(AUTHORITY, ROUND, 1, DAY, plan, drawn.proposal(), drawn.unmet());
    }

    private static List<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    private static <E> List<E> among(List<SampleEvent> events, Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static <E> E last(List<SampleEvent> events, Class<E> kind) {
        return kind.cast(events.getLast());
    }
}
