package io.sqsmega.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sqsmega.codec.PayloadPointer;
import io.sqsmega.dispatch.Outcome;
import io.sqsmega.dispatch.Unmatched;
import io.sqsmega.match.DataPattern;
import io.sqsmega.message.CountedReader;
import io.sqsmega.message.Message;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each bound is one that can still be had; what is beyond is refused by its name. */
class HandlerOptionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT15M"})
    void timeMarginReachesToItsBounds(Duration margin) {
        assertThat(HandlerOptions.builder().timeMargin(margin).build())
                .hasToString("HandlerOptions[unmatched DELETE, time margin " + margin + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-0.001S", "PT15M0.001S", "PT2562047788015215H30M7S"})
    void timeMarginBeyondThemIsRefused(Duration margin) {
        HandlerOptions.Builder options = HandlerOptions.builder();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.timeMargin(margin))
                .withMessage("timeMargin must be between 0 and 15 minutes, got " + margin);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000})
    void parallelismReachesToItsBounds(int parallelism) {
        HandlerOptions options =
                HandlerOptions.builder().parallelism(parallelism).build();

        assertThat(options.workers())
                .isNotSameAs(HandlerOptions.builder().build().workers());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1_001})
    void parallelismBeyondThemIsRefused(int parallelism) {
        HandlerOptions.Builder options = HandlerOptions.builder();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.parallelism(parallelism))
                .withMessage("parallelism must be between 1 and 1000, got " + parallelism);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1_001})
    void aLastReceiveThatCannotBeIsRefused(int receive) {
        HandlerOptions.Builder options = HandlerOptions.builder();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.giveUpAtReceive(receive))
                .withMessage("giveUpAtReceive must be between 1 and 1000, got " + receive);
    }

    @Test
    void fromTheEnvironmentOfAUnitTestTheyAreTheDefaults() {
        assertThat(HandlerOptions.fromEnvironment().dispatcher().build().callsServices())
                .isFalse();
    }

    @Test
    void theEnvironmentSwitchesOnWhatItNames() {
        HandlerOptions options = HandlerOptions.fromEnvironment(Map.of("MEGA_GIVE_UP_AT_RECEIVE", "1"));
        MegaSqsHandler handler = new MegaSqsHandler(options) {
            {
                on(DataPattern.any(), (payload, message) -> Result.RETRY_LATER);
            }
        };

        Outcome outcome = handler.dispatcher()
                .dispatch(Message.builder("m", "{}").build())
                .outcome();

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.REFUSED);
    }

    @Test
    void aBuilderBeginsWithTheOptionsThatItIsOfAndLeavesThemAlone() {
        HandlerOptions given = HandlerOptions.builder()
                .unmatched(Unmatched.KEEP)
                .timeMargin(Duration.ofSeconds(7))
                .build();

        HandlerOptions more =
                given.toBuilder().timeMargin(Duration.ofSeconds(8)).build();

        assertThat(more).hasToString("HandlerOptions[unmatched KEEP, time margin PT8S]");
        assertThat(given).hasToString("HandlerOptions[unmatched KEEP, time margin PT7S]");
    }

    @ParameterizedTest
    @CsvSource({"true, 0", "false, 1"})
    void textThatIsBase64IsWhatTheOptionSays(boolean base64AsBytes, int texts) {
        List<String> heard = new ArrayList<>();
        MegaSqsHandler handler = new MegaSqsHandler(
                HandlerOptions.builder().base64AsBytes(base64AsBytes).build()) {
            {
                on(DataPattern.any(), (payload, message) -> Result.OK);
                transformPlaintext((text, message) -> {
                    heard.add(text.text());
                    return null;
                });
            }
        };

        handler.handleRequest(
                SqsEvents.from(SqsEvents.QUEUE).message("1", "ping").build(), null);

        assertThat(heard).hasSize(texts);
    }

    @Test
    void builderBeginsWithTheDefaults() {
        assertThat(HandlerOptions.builder().build().workers())
                .isSameAs(HandlerOptions.defaults().workers());
    }

    @Test
    void payloadsShareTheHeapOfAllMessagesThatAreInWorkAtTheSameTime() {
        HandlerOptions.Builder options = HandlerOptions.builder();

        assertThat(options.build().concurrency(null)).isEqualTo(1);
        assertThat(options.build().concurrency("32")).isEqualTo(32);
        assertThat(options.build().concurrency("many")).isEqualTo(1);
        options.parallelism(5);
        assertThat(options.build().concurrency(null)).isEqualTo(5);
        assertThat(options.build().concurrency("1600")).isEqualTo(8_000);
        assertThat(HandlerOptions.builder().executor(Runnable::run).build().concurrency(null))
                .isEqualTo(10);
    }

    @Test
    void payloadsAreReadForAsManyMessages() {
        List<Object> read = new ArrayList<>();
        HandlerOptions options = HandlerOptions.builder()
                .largePayloads(new CountedReader(0))
                .parallelism(5)
                .build();

        options.dispatcher()
                .on(DataPattern.any(), (payload, message) -> {
                    read.add(payload.data().get("messages"));
                    return Result.OK;
                })
                .build()
                .dispatch(Message.builder("id", new PayloadPointer("bucket", "key").body())
                        .build());

        assertThat(read).containsExactly(5);
    }
}
