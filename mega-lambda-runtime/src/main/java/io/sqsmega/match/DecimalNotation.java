package io.sqsmega.match;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The shortest decimal that stands for a {@code double}, as {@link Double#toString(double)} is specified since JDK 19.
 * Before, it wrote some numbers longer ({@code 9.999999999999999E22} for {@code 1e23}), see <a
 * href="https://bugs.openjdk.org/browse/JDK-4511638">JDK-4511638</a>.
 */
final class DecimalNotation {
    /** Fewer would change the least doubles: {@code 4.9E-324}. */
    private static final int MIN_PRECISION = 2;

    private DecimalNotation() {}

    /** @param number neither NaN nor infinite */
    static BigDecimal of(double number) {
        BigDecimal shortest = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        BigDecimal exact = new BigDecimal(number);
        while (shortest.precision() > MIN_PRECISION) {
            BigDecimal shorter =
                    exact.round(new MathContext(shortest.precision() - 1)).stripTrailingZeros();
            if (shorter.doubleValue() != number) {
                return shortest;
            }
            shortest = shorter;
        }
        return shortest;
    }
}
