package org.caseledger.query.lineage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The things that a figure is a share of: those of which every condition holds. */
public record Base<T>(List<Condition<T>> conditions) {

    /**
     * A reason to be left out.
     *
     * @param otherwise what is said of a thing for which it doesn't hold
     */
    public record Condition<T>(Predicate<? super T> holds, Function<? super T, String> otherwise) {}

    public Base {
        conditions = List.copyOf(conditions);
    }

    /** Every thing. */
    public static <T> Base<T> everything() {
        return new Base<>(List.of());
    }

    /** Fewer things: those of which this holds too. */
    public Base<T> and(Predicate<? super T> holds, Function<? super T, String> otherwise) {
        List<Condition<T>> more = new ArrayList<>(conditions);
        more.add(new Condition<>(holds, otherwise));
        return new Base<>(more);
    }

    /** Fewer things: those of which this holds too. */
    public Base<T> and(Predicate<? super T> holds, String otherwise) {
        return and(holds, thing -> otherwise);
    }

    public boolean holds(T thing) {
        return conditions.stream().allMatch(condition -> condition.holds().test(thing));
    }

    /** What is said of a thing that is left out: the first condition that doesn't hold. */
    public @Nullable String whyNot(T thing) {
        for (Condition<T> condition : conditions) {
            if (!condition.holds().test(thing)) {
                return condition.otherwise().apply(thing);
            }
        }
        return null;
    }

    /** The figure that counts all of these things. */
    public Cell<T> count(String key) {
        return count(key, thing -> true);
    }

    /** The figure that counts some of these things. */
    public Cell<T> count(String key, Predicate<? super T> counted) {
        return new Cell<>(Map.of(key, Figure.COUNT), this, counted, thing -> null);
    }

    /** The figures that are the share, and its interval, of some of these things. */
    public Cell<T> percent(String key, Predicate<? super T> counted) {
        return new Cell<>(Map.of(key, Figure.PERCENT, interval(key), Figure.INTERVAL), this, counted, thing -> null);
    }

    /** The figures that count some of these things and give their share and its interval. */
    public Cell<T> share(String count, String percent, Predicate<? super T> counted) {
        return share(count, percent, interval(percent), counted);
    }

    /** The same where the keys hold a name that may be any word. */
    public Cell<T> share(String count, String percent, String interval, Predicate<? super T> counted) {
        return new Cell<>(
                Map.of(count, Figure.COUNT, percent, Figure.PERCENT, interval, Figure.INTERVAL),
                this,
                counted,
                thing -> null);
    }

    /** Beside {@code percents.Good} stands {@code intervals.Good}. */
    private static String interval(String percent) {
        return percent.replaceFirst("percent", "interval");
    }

    /**
     * A figure made of all of these things in another way than by counting.
     *
     * @param as what a thing brings to the figure
     */
    public Cell<T> derived(String key, Function<? super T, @Nullable String> as) {
        return new Cell<>(Map.of(key, Figure.DERIVED), this, thing -> true, as);
    }
}
