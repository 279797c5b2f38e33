package io.sqsmega.match;

import static io.sqsmega.match.Matchers.absent;
import static io.sqsmega.match.Matchers.allOf;
import static io.sqsmega.match.Matchers.anyItem;
import static io.sqsmega.match.Matchers.between;
import static io.sqsmega.match.Matchers.empty;
import static io.sqsmega.match.Matchers.endsWith;
import static io.sqsmega.match.Matchers.gt;
import static io.sqsmega.match.Matchers.gte;
import static io.sqsmega.match.Matchers.lt;
import static io.sqsmega.match.Matchers.not;
import static io.sqsmega.match.Matchers.oneOf;
import static io.sqsmega.match.Matchers.present;
import static io.sqsmega.match.Matchers.startsWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.message.Envelope;
import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.payload.Bytes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagePatternTest {
    private static final String ARN = "arn:aws:sns:eu-west-1:123456789012:orders";

    @Test
    void aStringIsComparedAsAString() {
        Message message = with("String", "acme");

        assertThat(matches("acme", message)).isTrue();
        assertThat(matches(oneOf("acme", "initech"), message)).isTrue();
        assertThat(matches(startsWith("ac"), message)).isTrue();
        assertThat(matches("initech", message)).isFalse();
        assertThat(matches(not("initech"), message)).isTrue();
        assertThat(matches("acme", with("String.label", "acme"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "5.0", "+5", "05.00", "5e0"})
    void aNumberIsComparedByItsValue(String text) {
        Message message = with("Number", text);

        assertThat(matches(5, message)).isTrue();
        assertThat(matches(between(4, 6), message)).isTrue();
        assertThat(matches(gt(5), message)).isFalse();
        assertThat(matches(5, with("Number.int", text))).isTrue();
        assertThat(matches(text, message)).as("a number never matches a string").isFalse();
    }

    @Test
    void aStringThatIsANumberMatchesANumericPatternAsEverywhere() {
        assertThat(matches(gte(5), with("String", "5"))).isTrue();
    }

    @Test
    void textThatIsNotANumberIsAString() {
        assertThat(matches("five", with("Number", "five"))).isTrue();
    }

    @Test
    void bytesCanOnlyBePresent() {
        Message message = Message.builder("id", "")
                .attribute("a", MessageAttribute.of(Bytes.of((byte) 'x')))
                .build();

        assertThat(matches(present(), message)).isTrue();
        assertThat(matches(absent(), message)).isFalse();
        assertThat(matches("x", message)).isFalse();
        assertThat(matches(not("x"), message)).isTrue();
        assertThat(matches(not(empty()), message)).isTrue();
    }

    @Test
    void anArrayMatchesIfOneElementDoes() {
        Message message = with("String.Array", "[\"gold\", \"new\", 7, true, null]");

        assertThat(matches("gold", message)).isTrue();
        assertThat(matches(7, message)).isTrue();
        assertThat(matches(true, message)).isTrue();
        assertThat(matches("silver", message)).isFalse();
        assertThat(matches(not("gold"), message)).as("as anything-but").isTrue();
        assertThat(matches(not("gold"), with("String.Array", "[\"gold\"]"))).isFalse();
    }

    @Test
    void oneElementOfAnArrayMustMatchAllOfSeveral() {
        Message message = with("String.Array", "[\"ab\", \"ba\", -1, 10]");

        assertThat(matches(allOf(startsWith("a"), endsWith("b")), message)).isTrue();
        assertThat(matches(allOf(startsWith("b"), endsWith("b")), message)).isFalse();
        assertThat(matches(allOf(gt(0), lt(5)), message)).isFalse();
    }

    @Test
    void anEmptyArrayCountsAsMissing() {
        Message message = with("String.Array", "[]");

        assertThat(matches(absent(), message)).isTrue();
        assertThat(matches(present(), message)).isFalse();
        assertThat(matches(not("gold"), message)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gold", "{\"a\":1}", "[\"gold\"", ""})
    void anArrayThatIsNoneIsAString(String text) {
        assertThat(matches(text, with("String.Array", text))).isTrue();
    }

    @Test
    void aMissingAttributeMatchesAsAMissingFieldDoes() {
        Message message = Message.builder("id", "").build();

        assertThat(matches("acme", message)).isFalse();
        assertThat(matches(present(), message)).isFalse();
        assertThat(matches(absent(), message)).isTrue();
        assertThat(matches(empty(), message)).isTrue();
        assertThat(matches(not("acme"), message)).isTrue();
        assertThat(matches(null, message)).isTrue();
    }

    @Test
    void theTopicIsMatchedByItsNameOrArn() {
        Message message = enveloped("urgent");

        assertThat(MessagePattern.fromTopic("orders").matches(message)).isTrue();
        assertThat(MessagePattern.fromTopic(startsWith("arn")).matches(message)).isFalse();
        assertThat(MessagePattern.builder().topicArn(ARN).build().matches(message))
                .isTrue();
        assertThat(MessagePattern.fromTopic("orders")
                        .matches(Message.builder("id", "").build()))
                .as("raw")
                .isFalse();
    }

    @Test
    void theSubjectIsMatched() {
        MessagePattern urgent = MessagePattern.builder().subject("urgent").build();

        assertThat(urgent.matches(enveloped("urgent"))).isTrue();
        assertThat(urgent.matches(enveloped(null))).isFalse();
        assertThat(urgent.matches(Message.builder("id", "").build())).isFalse();
    }

    @Test
    void attributesOfAnEnvelopeAreMatchedLikeThoseOfAMessage() {
        assertThat(MessagePattern.withAttribute("tenant", "acme").matches(enveloped(null)))
                .isTrue();
        assertThat(MessagePattern.withAttribute("priority", gte(5)).matches(enveloped(null)))
                .isTrue();
    }

    @Test
    void aDotIsPartOfTheName() {
        Message message = Message.builder("id", "")
                .attribute("a.b", MessageAttribute.of("x"))
                .build();

        assertThat(MessagePattern.withAttribute("a.b", "x").matches(message)).isTrue();
    }

    @Test
    void oneOfSeveralPatternsMatches() {
        MessagePattern either = MessagePattern.anyOf(
                MessagePattern.withAttribute("tenant", "initech"), MessagePattern.fromTopic("orders"));

        assertThat(either.matches(enveloped(null))).isTrue();
        assertThat(either.matches(Message.builder("id", "").build())).isFalse();
        assertThat(either).hasToString("(has (attributes.tenant is \"initech\") or has (topic is \"orders\"))");
    }

    @Test
    void printsItselfInWords() {
        assertThat(MessagePattern.any()).hasToString("any message");
        assertThat(MessagePattern.builder()
                        .attribute("tenant", oneOf("acme", "initech"))
                        .topic("orders")
                        .subject(present())
                        .build())
                .hasToString("attributes.tenant is one of [\"acme\", \"initech\"] and topic is \"orders\""
                        + " and subject is present");
    }

    @Test
    void explainsWhyAMessageDoesNotMatch() {
        MessagePattern pattern = MessagePattern.builder()
                .attribute("tenant", "initech")
                .attribute("a", "gold")
                .topic("orders")
                .build();

        assertThat(pattern.explain(with("String.Array", "[\"silver\"]")))
                .containsExactlyInAnyOrder(
                        new Mismatch("message.attributes.tenant", "is \"initech\"", "missing"),
                        new Mismatch("message.attributes.a", "is \"gold\"", "list"),
                        new Mismatch("message.topic", "is \"orders\"", "missing"));
        assertThat(pattern.explain(enveloped(null)))
                .contains(new Mismatch("message.attributes.tenant", "is \"initech\"", "string"));
    }

    @Test
    void whatNoAttributeCanBeIsRejected() {
        assertThatThrownBy(() -> MessagePattern.withAttribute("tags", anyItem("gold")))
                .hasMessage("the pattern of attributes.tags must be one that a string, number or bytes can match, or an"
                        + " element of a String.Array, got 'has an item that is \"gold\"'");
        assertThatThrownBy(() -> MessagePattern.withAttribute("tags", Map.of("a", 1)))
                .isInstanceOf(InvalidPatternException.class);
        assertThatThrownBy(() -> MessagePattern.withAttribute("tags", not(List.of("gold"))))
                .isInstanceOf(InvalidPatternException.class);
        assertThatThrownBy(() -> MessagePattern.fromTopic(true)).isInstanceOf(InvalidPatternException.class);
        assertThatThrownBy(() -> MessagePattern.fromTopic(ARN))
                .hasMessage("the pattern of topic must be one of a topic's name (topicArn takes an ARN), got 'is \""
                        + ARN + "\"'");
    }

    @Test
    void aPartIsSetOnce() {
        assertThatThrownBy(() -> MessagePattern.builder().attribute("a", 1).attribute("a", 2))
                .hasMessage("the pattern of attributes.a must be given once (allOf joins several), got"
                        + " 'attributes.a is 1' and 'attributes.a is 2'");
    }

    private static boolean matches(@Nullable Object valueOrMatcher, Message message) {
        MessagePattern pattern = MessagePattern.withAttribute("a", valueOrMatcher);
        assertThat(pattern.explain(message).isEmpty()).isEqualTo(pattern.matches(message));
        return pattern.matches(message);
    }

    private static Message with(String type, String text) {
        return Message.builder("id", "")
                .attribute("a", new MessageAttribute(type, text, null))
                .build();
    }

    private static Message enveloped(@Nullable String subject) {
        String body = "{\"Type\":\"Notification\",\"MessageId\":\"m\",\"TopicArn\":\"" + ARN + "\",\"Message\":\"{}\","
                + (subject == null ? "" : "\"Subject\":\"" + subject + "\",")
                + "\"Timestamp\":\"2020-01-15T09:00:00Z\",\"MessageAttributes\":{"
                + "\"tenant\":{\"Type\":\"String\",\"Value\":\"acme\"},"
                + "\"priority\":{\"Type\":\"Number\",\"Value\":\"5\"}}}";
        return Envelope.open(Message.builder("id", body).build()).message();
    }
}
