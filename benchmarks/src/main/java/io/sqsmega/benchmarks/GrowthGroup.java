package io.sqsmega.benchmarks;

import static io.sqsmega.benchmarks.Table.number;

import java.util.List;

/** Measures the cost of a thousand times as many subscribers, of which no more match. */
final class GrowthGroup {
    private static final List<Shape> SHAPES = List.of(
            Shape.OWN_NAME,
            Shape.NOBODY,
            Shape.TENANT,
            Shape.MIX,
            Shape.ONLY_NUMERIC,
            Shape.THRESHOLDS,
            Shape.PREFIXES,
            Shape.NAME_AND_NOT,
            Shape.ONLY_NOT,
            Shape.ABSENT_FIELD);

    private GrowthGroup() {}

    static void run(Table table) {
        for (Shape shape : SHAPES) {
            Mega few = Mega.of(shape.rules(10));
            Mega many = Mega.of(shape.rules(10_000));
            if (few.matching(Texts.CART) > many.matching(Texts.CART)) {
                throw new IllegalStateException("the subscribers that match among few must match among many: " + shape);
            }
            Contest contest = new Contest()
                    .with(() -> few.matching(Texts.CART))
                    .with(() -> many.matching(Texts.CART))
                    .run();
            String figures = number(contest.nanos(0)) + " ns, " + number(contest.nanos(1)) + " ns";
            table.atMost(1.3, contest.ratio(1, 0), "10 to 10,000 subscribers, " + words(shape), figures);
        }
    }

    private static String words(Shape shape) {
        return shape.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
