package io.sqsmega.benchmarks;

import static io.sqsmega.benchmarks.Table.number;

import java.util.List;

/** Measures finding the subscribers of the text of a body. */
final class TextGroup {
    private TextGroup() {}

    static void run(Table table) {
        for (int count : new int[] {1_000, 10_000}) {
            Contest contest = contest(Shape.OWN_NAME, count);
            String what = "text to subscribers, " + count + " of different names: ";
            table.atLeast(5, contest.ratio(1, 0), what + "event-ruler / MEGA", figures(contest));
            table.atMost(0.5, contest.ratio(0, 2), what + "MEGA / readTree", figures(contest));
        }
        against(5, Shape.NOBODY, "nobody matches, 1,000 of different names", table);
        against(50, Shape.TENANT, "one name, 1,000 tenants", table);
        against(15, Shape.EQUAL, "1,000 equal ones", table);
        against(2.5, Shape.ALL_MATCH, "1,000 different ones that all match", table);
        against(2.5, Shape.ABSENT_FIELD, "nobody matches, 1,000 want one absent field", table);
        against(2.5, Shape.OWN_ABSENT_FIELD, "nobody matches, 1,000 want an absent field each", table);
        alsoSay(Shape.ONLY_NAME, "1,000 that want a name and nothing else", table);
        alsoSay(Shape.README, "1,000 that want a name and the rest of the README's pattern", table);
        handedOver(table);
    }

    private static void against(double goal, Shape shape, String what, Table table) {
        Contest contest = contest(shape, 1_000);
        table.atLeast(goal, contest.ratio(1, 0), what + ": event-ruler / MEGA", figures(contest));
    }

    private static void alsoSay(Shape shape, String what, Table table) {
        Contest contest = contest(shape, 1_000);
        table.say(contest.ratio(1, 0), what + ": event-ruler / MEGA", figures(contest));
    }

    private static Contest contest(Shape shape, int count) {
        List<Rule> rules = shape.rules(count);
        Mega mega = Mega.of(rules);
        EventRuler ruler = EventRuler.of(rules);
        if (mega.matching(Texts.CART) != ruler.matching(Texts.CART)) {
            throw new IllegalStateException("both must find as many subscribers of " + shape);
        }
        return new Contest()
                .with(() -> mega.matching(Texts.CART))
                .with(() -> ruler.matching(Texts.CART))
                .with(() -> Jackson.tree(Texts.CART).size())
                .run();
    }

    private static void handedOver(Table table) {
        List<Rule> rules = Shape.OWN_NAME.rules(1_000);
        Dispatching mega = Dispatching.reading(rules);
        EventRuler ruler = EventRuler.of(rules);
        Contest contest = new Contest()
                .with(() -> mega.dispatch(Texts.CART))
                .with(() -> ruler.matching(Jackson.tree(Texts.CART)))
                .with(() -> Jackson.tree(Texts.CART).size())
                .run();
        String what = "matched by one of 1,000, the whole payload handed over: ";
        table.atMost(1.15, contest.ratio(0, 2), what + "MEGA / readTree", figures(contest));
        table.atLeast(2.2, contest.ratio(1, 0), what + "readTree and event-ruler on the tree / MEGA", figures(contest));
    }

    private static String figures(Contest contest) {
        return "MEGA " + number(contest.nanos(0)) + " ns, " + contest.bytes(0) + " B; event-ruler "
                + number(contest.nanos(1)) + " ns; readTree " + number(contest.nanos(2)) + " ns, " + contest.bytes(2)
                + " B";
    }
}
