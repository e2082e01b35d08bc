package org.caseledger.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PercentTest {

    @Test
    void roundsHalfUpToOneDecimal() {
        assertThat(Percent.of(1, 16)).isEqualTo(6.3);
        assertThat(Percent.of(1, 3)).isEqualTo(33.3);
        assertThat(Percent.of(2, 3)).isEqualTo(66.7);
        assertThat(Percent.of(0, 7)).isEqualTo(0.0);
        assertThat(Percent.of(7, 7)).isEqualTo(100.0);
    }

    @Test
    void isAbsentWhereThereIsNothingToHaveAShareOf() {
        assertThat(Percent.of(0, 0)).isNull();
    }

    @Property
    void isExact(@ForAll @IntRange(max = 1_000_000) int part, @ForAll @IntRange(min = 1, max = 1_000_000) int whole) {
        BigDecimal exact = BigDecimal.valueOf(100L * part).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
        assertThat(Objects.requireNonNull(Percent.of(part, whole))).isEqualTo(exact.doubleValue());
    }
}
