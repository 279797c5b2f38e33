package io.sqsmega.fuzz;

import static io.sqsmega.match.Matchers.oneOf;

import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.ObjectPattern;
import io.sqsmega.match.index.PatternIndex;
import io.sqsmega.match.index.PatternIndexBuilder;
import io.sqsmega.message.GateLaw;
import io.sqsmega.vectors.VectorCase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the index would find on the decoded payload is never turned away, whatever the body is. */
class GateFuzzTest {
    private static final List<GateLaw> LAWS = List.of(
            law(),
            law(EventPattern.named("a")),
            law(EventPattern.builder().domain("a").version(oneOf(1, 2)).build()),
            law(EventPattern.builder().name("a").subject("b").build(), EventPattern.named("b")));

    @MethodSource("inputs")
    @Fuzzed
    void whatIsWantedIsNotTurnedAway(byte[] input) {
        check(input);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void whatIsWantedOfWhatWasKeptIsNotTurnedAway(byte[] input) {
        check(input);
    }

    private static void check(byte[] input) {
        String body = new String(input, StandardCharsets.UTF_8);
        LAWS.forEach(law -> law.turnsAway(body, null));
    }

    private static GateLaw law(EventPattern... patterns) {
        PatternIndexBuilder index = PatternIndex.builder();
        for (EventPattern pattern : patterns) {
            index.event(0, pattern, ObjectPattern.any(), DataPattern.any());
        }
        index.data(1, DataPattern.builder().field("event", oneOf(1, null)).build());
        return new GateLaw(index.build());
    }

    static Stream<byte[]> inputs() {
        Stream<byte[]> bodies = Stream.of("bodies.json", "sqs.json")
                .flatMap(file -> VectorCase.of(file).stream())
                .map(GateFuzzTest::body)
                .map(body -> body.getBytes(StandardCharsets.UTF_8));
        return Stream.of(
                        bodies,
                        Corpus.of(BodyFuzzTest.class),
                        Corpus.of(EnvelopeFuzzTest.class),
                        Corpus.of(GateFuzzTest.class))
                .flatMap(inputs -> inputs);
    }

    private static String body(VectorCase vector) {
        return vector.fields().has("message")
                ? vector.fields().get("message").get("$dict").path("Body").asText()
                : vector.text("body");
    }
}
