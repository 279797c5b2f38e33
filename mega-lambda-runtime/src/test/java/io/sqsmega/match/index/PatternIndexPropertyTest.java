package io.sqsmega.match.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.ObjectPattern;
import io.sqsmega.match.RandomPatterns;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.MegaPayload;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The index finds what each pattern by itself matches. {@code -Dindex.pairs=1000000} for a longer run, and
 * {@code -Dindex.seed} for another one.
 */
class PatternIndexPropertyTest {
    private static final long PAIRS = Long.getLong("index.pairs", 50_000);
    private static final long SEED = Long.getLong("index.seed", 1);
    private static final int[] SIZES = {1, 4, 20, 60, 250};
    private static final int PAYLOADS = 25;

    private record EventSubscriber(EventPattern event, ObjectPattern object, DataPattern extra) {
        boolean matches(MegaPayload payload) {
            return event.matches(payload) && object.matches(payload) && extra.matches(payload.extra());
        }

        @Override
        public String toString() {
            return event + " | " + object + " | " + extra;
        }
    }

    @Test
    void findsTheSameEventsAsEachPatternByItself() {
        long pairs = 0;
        for (long round = 0; pairs < PAIRS; round++) {
            RandomPatterns random = new RandomPatterns(SEED * 1_000_000_007 + round);
            List<EventSubscriber> subscribers = new ArrayList<>();
            PatternIndexBuilder builder = PatternIndex.builder();
            for (int i = SIZES[(int) (round % SIZES.length)]; i > 0; i--) {
                EventSubscriber subscriber =
                        new EventSubscriber(random.eventPattern(), random.objectPattern(), random.extraPattern());
                builder.event(subscribers.size(), subscriber.event, subscriber.object, subscriber.extra);
                subscribers.add(subscriber);
            }
            PatternIndex index = builder.build();
            for (int i = 0; i < PAYLOADS; i++) {
                checkEvent(index, subscribers, random.event());
                pairs += subscribers.size();
            }
        }
    }

    private static void checkEvent(PatternIndex index, List<EventSubscriber> subscribers, MegaPayload payload) {
        List<Integer> found;
        try (PatternIndex.Search search = index.search()) {
            found = asList(search.match(payload));
        }
        List<Integer> wrong = new ArrayList<>();
        for (int i = 0; i < subscribers.size(); i++) {
            boolean matches = subscribers.get(i).matches(payload);
            boolean isFound = found.contains(i);
            if (matches != isFound && (matches || index.isCertain(i))) {
                wrong.add(i);
            }
        }
        assertThat(wrong)
                .as(() -> "subscribers found wrongly, the first one: " + subscribers.get(wrong.get(0)) + " with "
                        + payload.event().toString() + payload.event().attributes()
                        + payload.object().current()
                        + payload.extra())
                .isEmpty();
        assertThat(found).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void findsTheSameDataAsEachPatternByItself() {
        long pairs = 0;
        for (long round = 0; pairs < PAIRS; round++) {
            RandomPatterns random = new RandomPatterns(SEED * 1_000_000_009 + round);
            List<DataPattern> patterns = new ArrayList<>();
            PatternIndexBuilder builder = PatternIndex.builder();
            for (int i = SIZES[(int) (round % SIZES.length)]; i > 0; i--) {
                DataPattern pattern = random.dataPattern();
                builder.data(patterns.size(), pattern);
                patterns.add(pattern);
            }
            PatternIndex index = builder.build();
            for (int i = 0; i < PAYLOADS; i++) {
                checkData(index, patterns, random.data());
                pairs += patterns.size();
            }
        }
    }

    private static void checkData(PatternIndex index, List<DataPattern> patterns, DataPayload payload) {
        List<Integer> found;
        try (PatternIndex.Search search = index.search()) {
            found = asList(search.match(payload));
        }
        for (int i = 0; i < patterns.size(); i++) {
            boolean matches = patterns.get(i).matches(payload);
            if (matches || index.isCertain(i)) {
                assertThat(found.contains(i))
                        .as("%s with %s", patterns.get(i), payload.data())
                        .isEqualTo(matches);
            }
        }
        assertThat(found).isSorted().doesNotHaveDuplicates();
    }

    private static List<Integer> asList(int[] subscribers) {
        List<Integer> list = new ArrayList<>();
        for (int subscriber : subscribers) {
            list.add(subscriber);
        }
        return list;
    }
}
