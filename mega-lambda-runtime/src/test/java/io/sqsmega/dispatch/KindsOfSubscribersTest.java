package io.sqsmega.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.match.DataPattern;
import io.sqsmega.match.Matcher;
import io.sqsmega.match.Matchers;
import io.sqsmega.match.Mismatch;
import io.sqsmega.message.Message;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.subscribe.BinarySubscriber;
import io.sqsmega.subscribe.DataSubscriber;
import io.sqsmega.subscribe.PlaintextSubscriber;
import io.sqsmega.subscribe.Result;
import io.sqsmega.subscribe.Validation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a subscriber says counts, whichever kind of payload it takes. */
class KindsOfSubscribersTest {
    private static final Result LATER = Result.retryAfter(Duration.ofSeconds(7));

    private final Dispatcher dispatcher = Dispatcher.builder()
            .register(new Data())
            .register(new Plaintext())
            .register(new Binary())
            .on(DataPattern.builder().field("b", 1).build(), (payload, message) -> LATER)
            .build();

    @ParameterizedTest
    @CsvSource({"'{\"a\":1}', Data", "some text, Plaintext", "AAEC, Binary", "'{\"b\":1}', on(b is 1)"})
    void itsResultIsTheMessages(String body, String subscriber) {
        MessageReport report = dispatch(body);

        assertThat(report.isMatched()).isTrue();
        assertThat(report.outcome().kind()).isEqualTo(Outcome.Kind.RETRY);
        assertThat(report.outcome().retryAfter()).isEqualTo(Duration.ofSeconds(7));
        assertThat(report.outcome().subscribers()).singleElement().satisfies(only -> {
            assertThat(only.subscriber()).endsWith(subscriber);
            assertThat(only.duration()).isBetween(Duration.ZERO, report.duration());
        });
    }

    @ParameterizedTest
    @CsvSource({"'{\"a\":\"invalid\"}'", "invalid text", "aW52YWxpZA=="})
    void whatItFindsInvalidIsRefused(String body) {
        assertThat(dispatch(body).outcome().reason()).isEqualTo("it is invalid");
    }

    @Test
    void whatNobodyWantsIsNotMatched() {
        assertThat(dispatch("{\"c\":1}").isMatched()).isFalse();
        assertThat(dispatch("some words").isMatched()).isFalse();
    }

    @Test
    void whoDoesNotWantAMessageSaysWhy() {
        Map<String, List<Mismatch>> reasons = dispatcher.explain(message("{\"b\":1}"));

        assertThat(reasons.get("KindsOfSubscribersTest$Data")).isNotEmpty();
        assertThat(reasons.get("KindsOfSubscribersTest$Binary"))
                .containsExactly(new Mismatch("payload", "is a BinaryPayload", "DataPayload"));
        assertThat(reasons).doesNotContainKey("on(b is 1)");
        assertThat(dispatcher.explain(message("some words")).get("KindsOfSubscribersTest$Plaintext"))
                .isNotEmpty();
    }

    private MessageReport dispatch(String body) {
        return dispatcher.dispatch(message(body));
    }

    private static Message message(String body) {
        return Message.builder("id", body).build();
    }

    private static final class Data extends DataSubscriber {
        @Override
        protected DataPattern matchData() {
            return DataPattern.of(Map.of("a", Matchers.present()));
        }

        @Override
        protected Validation validate(DataPayload payload) {
            return Validation.that(!payload.data().containsValue("invalid"), "it is invalid");
        }

        @Override
        public Result process(DataPayload payload, Message message) {
            return LATER;
        }
    }

    private static final class Plaintext extends PlaintextSubscriber {
        @Override
        protected Matcher matchText() {
            return Matchers.endsWith("text");
        }

        @Override
        public Result process(PlaintextPayload payload, Message message) {
            return payload.text().startsWith("invalid") ? Result.deadLetter("it is invalid") : LATER;
        }
    }

    private static final class Binary extends BinarySubscriber {
        @Override
        public Result process(BinaryPayload payload, Message message) {
            return payload.bytes().size() > 3 ? Result.deadLetter("it is invalid") : LATER;
        }
    }
}
