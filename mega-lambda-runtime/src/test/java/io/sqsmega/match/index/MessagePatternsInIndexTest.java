package io.sqsmega.match.index;

import static io.sqsmega.match.Matchers.allOf;
import static io.sqsmega.match.Matchers.gt;
import static io.sqsmega.match.Matchers.json;
import static io.sqsmega.match.Matchers.lt;
import static io.sqsmega.match.Matchers.not;
import static io.sqsmega.match.Matchers.oneOf;
import static io.sqsmega.match.Matchers.satisfies;
import static io.sqsmega.match.Matchers.startsWith;
import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.match.DataPattern;
import io.sqsmega.match.MessagePattern;
import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.payload.DataPayload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** The index finds what each pattern of a message by itself matches, with more patterns than are simply tried. */
class MessagePatternsInIndexTest {
    private static final int MANY = 30;
    private static final DataPayload PAYLOAD = DataPayload.of(Map.of());

    private static final List<Message> MESSAGES = List.of(
            with("String", "t1"),
            with("String", "5"),
            with("Number", "5"),
            with("String.Array", "[\"t1\"]"),
            with("String.Array", "[\"t1\",\"t2\",\"u\"]"),
            with("String.Array", "[-1,\"ab\",500,\"ba\"]"),
            with("String.Array", "[\"t1\",[\"t2\"],{\"t3\":1},null,true]"),
            with("String.Array", "[]"),
            with("String", "{\"n\":3}"),
            Message.builder("id", "").build());

    @Test
    void ofValues() {
        check(i -> "t" + i);
        check(i -> oneOf("t" + i, i, true));
    }

    @Test
    void ofPrefixes() {
        check(i -> startsWith("t" + i));
    }

    @Test
    void ofANegationEach() {
        check(i -> not("t" + i));
        check(i -> not(gt(i)));
        check(i -> not(oneOf("t" + i, i)));
    }

    @Test
    void ofSeveralConditionsThatOneElementMustMatch() {
        check(i -> allOf(gt(-2 - i), lt(i)));
        check(i -> allOf(startsWith(i % 2 == 0 ? "a" : "b"), not("ab" + i), not("ba")));
    }

    @Test
    void ofJson() {
        check(i -> json(Map.of("n", i)));
    }

    @Test
    void aPredicateIsLeftToTheCaller() {
        PatternIndex index = PatternIndex.builder()
                .data(0, DataPattern.any(), MessagePattern.withAttribute("a", satisfies("never", value -> false)))
                .build();

        assertThat(index.isCertain(0)).isFalse();
        assertThat(found(index, MESSAGES.get(0))).containsExactly(0);
    }

    private static void check(IntFunction<Object> matcher) {
        List<MessagePattern> patterns = new ArrayList<>();
        PatternIndexBuilder builder = PatternIndex.builder();
        for (int i = 0; i < MANY; i++) {
            MessagePattern pattern = MessagePattern.withAttribute("a", matcher.apply(i));
            builder.any(i, pattern);
            patterns.add(pattern);
        }
        PatternIndex index = builder.build();
        for (Message message : MESSAGES) {
            List<Integer> wanted = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                if (patterns.get(i).matches(message)) {
                    wanted.add(i);
                }
            }
            assertThat(found(index, message)).as("%s", message.attribute("a")).isEqualTo(wanted);
        }
    }

    /** Returns the subscribers, which are the same for each kind of payload, and whatever a message holds. */
    private static List<Integer> found(PatternIndex index, Message message) {
        List<Integer> found = new ArrayList<>();
        try (PatternIndex.Search search = index.search()) {
            for (int subscriber : search.match(PAYLOAD, message)) {
                found.add(subscriber);
            }
            if (index.takesOthers()) {
                assertThat(search.matchOthers(message)).containsExactly(search.match(PAYLOAD, message));
            }
            assertThat(search.matchMessages(message)).containsExactly(search.match(PAYLOAD, message));
        }
        return found;
    }

    private static Message with(String type, String text) {
        return Message.builder("id", "")
                .attribute("a", new MessageAttribute(type, text, null))
                .build();
    }
}
