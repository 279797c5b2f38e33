package io.sqsmega.cdk;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.ProvisionedPollerConfig;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.RuntimeFamily;

/** What Lambda would refuse of the event source mapping and of the function, and what could not alarm. */
@NeedsNode
class EventSourceRefusesTest {
    private final Refusals refusals = Refusals.shared();

    private MegaQueue.Builder cart() {
        return refusals.cart();
    }

    @Test
    void fifoBatchOfAHundred() {
        refusals.assertRefusedHere(
                cart().fifo(true).batchSize(100), "batchSize of a FIFO queue must be 1 to 10, got 100");
    }

    @Test
    void fifoBatchingWindow() {
        refusals.assertRefusedHere(
                cart().fifo(true).maxBatchingWindow(Duration.seconds(1)),
                "maxBatchingWindow of a FIFO queue must be left out, got 1 second");
    }

    @Test
    void batchAboveTenWithoutWindow() {
        refusals.assertRefusedHere(
                cart().batchSize(11),
                "maxBatchingWindow must be at least 1 second if batchSize is above 10, got none with a batchSize of 11");
    }

    @Test
    void batchAboveTenWithAnEmptyWindow() {
        refusals.assertRefusedHere(
                cart().batchSize(11).maxBatchingWindow(Duration.seconds(0)),
                "maxBatchingWindow must be at least 1 second if batchSize is above 10, got 0 seconds with a batchSize of 11");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            batchSize       | 1 to 10000   | 0
            batchSize       | 1 to 10000   | 10001
            maxReceiveCount | 1 to 1000    | 0
            maxReceiveCount | 1 to 1000    | 1001
            giveUpAtReceive | 1 to 1000    | 0
            giveUpAtReceive | 1 to 1000    | 1001
            maxConcurrency  | 2 to 1000    | 1
            maxConcurrency  | 2 to 1000    | 1001
            memorySize      | 128 to 10240 | 127
            memorySize      | 128 to 10240 | 10241
            """)
    void numberOutOfRange(String prop, String range, int number) {
        MegaQueue.Builder cart = cart().maxBatchingWindow(Duration.seconds(1));
        MegaQueue.Builder wrong = switch (prop) {
            case "batchSize" -> cart.batchSize(number);
            case "maxReceiveCount" -> cart.maxReceiveCount(number);
            case "giveUpAtReceive" -> cart.giveUpAtReceive(number);
            case "maxConcurrency" -> cart.maxConcurrency(number);
            default -> cart.memorySize(number);
        };

        refusals.assertRefusedHere(wrong, prop + " must be " + range + ", got " + number);
    }

    @Test
    void halfAMessage() {
        refusals.assertRefusedHere(cart().batchSize(2.5), "batchSize must be 1 to 10000, a whole number, got 2.5");
    }

    @Test
    void maxConcurrencyAboveReserved() {
        refusals.assertRefusedHere(
                cart().maxConcurrency(20).reservedConcurrentExecutions(10),
                "maxConcurrency must be at most the function's reservedConcurrentExecutions of 10, got 20");
    }

    @Test
    void lessThanNoConcurrency() {
        refusals.assertRefusedHere(
                cart().reservedConcurrentExecutions(-1), "reservedConcurrentExecutions must be 0 or more, got -1");
    }

    @Test
    void maxConcurrencyInProvisionedMode() {
        refusals.assertRefusedHere(
                cart().maxConcurrency(20)
                        .provisionedPollerConfig(ProvisionedPollerConfig.builder()
                                .minimumPollers(2)
                                .maximumPollers(4)
                                .build()),
                "maxConcurrency must be left out beside provisionedPollerConfig, got 20");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1   | 4    | minimumPollers must be 2 to 200, got 1
            2   | 2001 | maximumPollers must be 2 to 2000, got 2001
            10  | 4    | maximumPollers must be at least the minimumPollers of 10, got 4
            """)
    void provisionedPollersOutOfRange(int least, int most, String message) {
        refusals.assertRefusedHere(
                cart().provisionedPollerConfig(ProvisionedPollerConfig.builder()
                        .minimumPollers(least)
                        .maximumPollers(most)
                        .build()),
                message);
    }

    @Test
    void elevenFilters() {
        refusals.assertRefusedHere(
                cart().filters(Collections.nCopies(11, Map.of("pattern", "{}"))), "filters must be at most 10, got 11");
    }

    @Test
    void noHandler() {
        refusals.assertRefusedHere(
                MegaQueue.Builder.create(refusals.synth().stack(), "Cart")
                        .withoutTopic()
                        .code(Synth.code()),
                "handler must be the full name of the class that extends MegaSqsHandler, got none");
    }

    @Test
    void blankHandler() {
        refusals.assertRefusedHere(
                cart().handler(" "),
                "handler must be the full name of the class that extends MegaSqsHandler, got a blank");
    }

    @Test
    void timeoutOfNoTime() {
        refusals.assertRefusedHere(
                cart().timeout(Duration.seconds(0)), "timeout must be 1 to 900 seconds, got 0 seconds");
    }

    @Test
    void noCode() {
        refusals.assertRefusedHere(
                MegaQueue.Builder.create(refusals.synth().stack(), "Cart")
                        .withoutTopic()
                        .handler("com.acme.CartHandler"),
                "code must be given, such as Code.fromAsset(\"target/app.jar\"), got none");
    }

    @Test
    void runtimeThatIsNotJava() {
        refusals.assertRefusedHere(
                cart().runtime(Runtime.PYTHON_3_13), "runtime must be a Java runtime, got python3.13");
    }

    @Test
    void snapStartOnARuntimeWithoutIt() {
        refusals.assertRefusedHere(
                cart().runtime(new Runtime("java42", RuntimeFamily.JAVA)),
                "snapStart must be false on a runtime without SnapStart, got true with java42");
    }

    @Test
    void runtimesThatCannotLoadTheFramework() {
        refusals.assertRefusedHere(
                cart().runtime(Runtime.JAVA_8_CORRETTO),
                "runtime must be JAVA_17 or later, as the framework is Java 17 bytecode, got java8.al2");
        refusals.assertRefusedHere(
                cart().runtime(Runtime.JAVA_11).snapStart(false),
                "runtime must be JAVA_17 or later, as the framework is Java 17 bytecode, got java11");
    }

    @Test
    void environmentOfTheFramework() {
        refusals.assertRefusedHere(
                cart().environment(Map.of("MEGA_QUEUE_URL", "elsewhere")),
                "environment must be without MEGA_QUEUE_URL, which MegaQueue sets, got MEGA_QUEUE_URL");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | 1 | 1 | threshold of the alarm DEAD_LETTERS must be more than 0, got 0.0
            1 | 0 | 1 | evaluationPeriods of the alarm DEAD_LETTERS must be 1 to 10080, got 0
            1 | 3 | 4 | datapointsToAlarm of the alarm DEAD_LETTERS must be 1 to 3, got 4
            """)
    void alarms(int threshold, int periods, int datapoints, String message) {
        MegaAlarm alarm = MegaAlarm.deadLetters()
                .threshold(threshold)
                .evaluationPeriods(periods)
                .datapointsToAlarm(Math.max(1, datapoints));

        assertThatThrownBy(cart().alarm(alarm)::build).hasMessageContaining(message);
    }
}
