package org.caseledger.query.lineage;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Figures of a row that the same things are behind, such as a count and its share.
 *
 * @param figures the keys under which they stand in the row, those inside others named with dots: {@code counts.Good}
 * @param counted which things of the base are in the numerator
 * @param as what a thing brings to the figures where they are more than counts; absent where it just counts
 */
public record Cell<T>(
        Map<String, Figure> figures,
        Base<T> base,
        Predicate<? super T> counted,
        Function<? super T, @Nullable String> as) {

    public Cell {
        figures = Map.copyOf(figures);
    }

    /** Where a thing is. */
    public Part part(T thing) {
        if (!base.holds(thing)) {
            return Part.LEFT_OUT;
        }
        return counted.test(thing) ? Part.NUMERATOR : Part.DENOMINATOR;
    }
}
