package io.sqsmega.message;

import static io.sqsmega.match.Matchers.not;
import static io.sqsmega.match.Matchers.oneOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.codec.Encoding;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.ObjectPattern;
import io.sqsmega.match.RandomPatterns;
import io.sqsmega.match.index.PatternIndex;
import io.sqsmega.match.index.PatternIndexBuilder;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;

/** The {@link GateLaw}, over random patterns and bodies. */
@Tag("slow")
class GatePropertyTest {
    private static final int BODIES = 20;
    private static final String[] TEXTS = {"a", "A", "ab", "b", "5", "é"};

    private static int turnedAway;

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void whatTheIndexFindsIsNeverTurnedAway(@ForAll long seed) {
        Random random = new Random(seed);
        GateLaw law = new GateLaw(index(random, new RandomPatterns(seed)));
        RandomBodies bodies = new RandomBodies(seed);
        for (int i = 0; i < BODIES; i++) {
            Encoding declared = random.nextInt(6) == 0 ? Encoding.values()[random.nextInt(4)] : null;
            turnedAway += law.turnsAway(bodies.body(), declared) ? 1 : 0;
        }
    }

    @AfterContainer
    static void manyAreTurnedAway() {
        assertThat(turnedAway).isGreaterThan(2_000);
    }

    private static PatternIndex index(Random random, RandomPatterns patterns) {
        PatternIndexBuilder index = PatternIndex.builder();
        int events = random.nextInt(4);
        boolean strict = random.nextBoolean();
        for (int i = 0; i < events; i++) {
            EventPattern event = strict ? pattern(random) : patterns.eventPattern();
            ObjectPattern object = strict ? ObjectPattern.any() : patterns.objectPattern();
            index.event(i, event, object, strict ? DataPattern.any() : patterns.extraPattern());
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            index.data(events, patterns.dataPattern());
        }
        return index.build();
    }

    private static EventPattern pattern(Random random) {
        EventPattern.Builder pattern = EventPattern.builder();
        if (random.nextInt(4) > 0) {
            pattern.name(random.nextBoolean() ? text(random) : oneOf(text(random), text(random)));
        }
        switch (random.nextInt(6)) {
            case 0 -> pattern.version(oneOf(1, 2));
            case 1 -> pattern.version(7);
            case 2 -> pattern.domain(text(random));
            case 3 -> pattern.domain(oneOf("", text(random)));
            case 4 -> pattern.publisher(not(text(random))).subject(text(random));
            default -> {}
        }
        return pattern.build();
    }

    private static String text(Random random) {
        return TEXTS[random.nextInt(TEXTS.length)];
    }
}
