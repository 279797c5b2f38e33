package io.sqsmega.benchmarks;

import static io.sqsmega.benchmarks.Table.number;

import io.sqsmega.codec.document.EncodedText;
import io.sqsmega.codec.json.JsonCursor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** Measures events that no subscriber wants, in three sizes, from a text and from Lambda's event. */
final class StopGroup {
    private static final int[] ITEMS = {1, 100, 1_000};

    private StopGroup() {}

    static void run(Table table) {
        for (int items : ITEMS) {
            fromText(items, table);
        }
        slope(table);
    }

    private static void fromText(int items, Table table) {
        List<Rule> rules = Shape.NOBODY.rules(1_000);
        Mega mega = Mega.of(rules);
        EventRuler ruler = EventRuler.of(rules);
        ByHand hand = new ByHand(
                IntStream.rangeClosed(1, 1_000).mapToObj(Shape::eventName).toList());
        String text = Texts.cart(items);
        if (mega.matching(text) + ruler.matching(text) + hand.matching(text) + Fastjson.matching(text, hand) != 0) {
            throw new IllegalStateException("none of them must find a subscriber");
        }
        Contest contest = new Contest()
                .with(() -> mega.matching(text))
                .with(() -> ruler.matching(text))
                .with(() -> hand.matching(text))
                .with(() -> Fastjson.matching(text, hand))
                .with(() -> Fastjson.size(text))
                .with(() -> Jackson.tree(text).size())
                .run();
        String what = "nobody wants it, " + text.length() + " characters: ";
        boolean small = items == 1;
        table.atLeast(small ? 6 : 1, contest.ratio(1, 0), what + "event-ruler / MEGA", figures(contest, 1));
        table.atLeast(small ? 1.8 : 1, contest.ratio(2, 0), what + "early stop by hand / MEGA", figures(contest, 2));
        if (small) {
            table.atMost(1.2, contest.ratio(0, 3), what + "MEGA / JSONPath", figures(contest, 3));
        } else {
            table.say(contest.ratio(0, 3), what + "MEGA / JSONPath", figures(contest, 3));
        }
        table.say(contest.ratio(4, 0), what + "fastjson2 parseObject / MEGA", figures(contest, 4));
        table.say(contest.ratio(5, 0), what + "readTree / MEGA", figures(contest, 5));
    }

    /**
     * Measures the handler's cost for one more byte of body, beside reading the event and finding the end of the body.
     */
    private static void slope(Table table) {
        WireGroup.RuledFunction nobody = new WireGroup.RuledFunction(Shape.NOBODY.rules(1_000));
        byte[] small = event(100);
        byte[] large = event(1_000);
        Contest contest = new Contest()
                .with(() -> nobody.answer(small))
                .with(() -> nobody.answer(large))
                .with(() -> endOfBody(small))
                .with(() -> endOfBody(large))
                .with(() -> read(small))
                .with(() -> read(large))
                .run();
        double bytes = large.length - small.length;
        double mega = (contest.nanos(1) - contest.nanos(0)) / bytes;
        double end = (contest.nanos(3) - contest.nanos(2)) / bytes;
        double stream = (contest.nanos(5) - contest.nanos(4)) / bytes;
        table.atMost(
                1.2,
                mega / end,
                "record from Lambda's event, what a byte more costs: MEGA / to read the event and find the body's end",
                "MEGA " + number(1_000 * mega) + " ps, the other " + number(1_000 * end) + " ps, of which "
                        + number(1_000 * stream) + " ps to read; MEGA of 8 KB "
                        + number(contest.nanos(0)) + " ns, of 79 KB " + number(contest.nanos(1)) + " ns");
    }

    private static byte[] event(int items) {
        return Texts.sqsEvent(Texts.cart(items), 1).getBytes(StandardCharsets.UTF_8);
    }

    private static int endOfBody(byte[] event) {
        try {
            EncodedText text = EncodedText.read(new ByteArrayInputStream(event));
            JsonCursor cursor = new JsonCursor(text, bodyOf(event));
            cursor.skip();
            return cursor.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static int read(byte[] event) {
        try {
            return EncodedText.read(new ByteArrayInputStream(event)).length;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static int bodyOf(byte[] event) {
        String beginning = new String(event, 0, 300, StandardCharsets.UTF_8);
        return beginning.indexOf("\"body\":") + "\"body\":".length();
    }

    private static String figures(Contest contest, int other) {
        return "MEGA " + number(contest.nanos(0)) + " ns, " + contest.bytes(0) + " B; the other "
                + number(contest.nanos(other)) + " ns, " + contest.bytes(other) + " B";
    }
}
