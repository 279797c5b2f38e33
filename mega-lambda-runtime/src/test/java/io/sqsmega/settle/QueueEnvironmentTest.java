package io.sqsmega.settle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.dispatch.DeadLetterSink;
import io.sqsmega.dispatch.Redelivery;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the variables of a deployed function say, and that a unit test needs none of them. */
class QueueEnvironmentTest {
    private static final String URL = "https://sqs.eu-west-1.amazonaws.com/111122223333/cart";
    private static final String LETTERS = URL + "-dlq";

    @Test
    void allThreeAreRead() {
        QueueEnvironment queues = QueueEnvironment.read(
                Map.of("MEGA_QUEUE_URL", URL, "MEGA_DEAD_LETTER_QUEUE_URL", LETTERS, "MEGA_GIVE_UP_AT_RECEIVE", "5"));

        assertThat(queues.queueUrl()).isEqualTo(URL);
        assertThat(queues.redelivery()).isInstanceOf(SqsBackoff.class);
        assertThat(queues.deadLetters()).isInstanceOf(SqsDeadLetterQueue.class);
        assertThat(queues.giveUpAtReceive()).hasValue(5);
    }

    @Test
    void eachIsReadByItself() {
        assertThat(QueueEnvironment.read(Map.of("MEGA_QUEUE_URL", URL)).deadLetters())
                .isSameAs(DeadLetterSink.BY_REDRIVE_POLICY);
        assertThat(QueueEnvironment.read(Map.of("MEGA_GIVE_UP_AT_RECEIVE", "5")).redelivery())
                .isSameAs(Redelivery.BY_VISIBILITY_TIMEOUT);
    }

    /** It has a dead-letter queue, and each message tells its queue. */
    @Test
    void aFunctionOfSeveralQueuesBacksOffToo() {
        assertThat(QueueEnvironment.read(Map.of("MEGA_DEAD_LETTER_QUEUE_URL", LETTERS))
                        .redelivery())
                .isInstanceOf(SqsBackoff.class);
    }

    @Test
    void whatIsNotAUrlIsRefusedByTheNameOfItsVariable() {
        assertThatThrownBy(() ->
                        QueueEnvironment.read(Map.of("MEGA_QUEUE_URL", "cart")).redelivery())
                .hasMessageStartingWith("MEGA_QUEUE_URL must be the URL of a queue");
        assertThatThrownBy(() -> QueueEnvironment.read(Map.of("MEGA_DEAD_LETTER_QUEUE_URL", "cart"))
                        .deadLetters())
                .hasMessageStartingWith("MEGA_DEAD_LETTER_QUEUE_URL must be the URL of a queue");
    }

    /** {@code sam local} gives the names of the template's queues instead of their URLs. */
    @Test
    void withoutThemOrWithSamLocalThereIsNothing() {
        for (Map<String, String> environment : List.<Map<String, String>>of(
                Map.of(),
                Map.of(
                        "MEGA_QUEUE_URL",
                        "CartQueue",
                        "MEGA_DEAD_LETTER_QUEUE_URL",
                        "CartLetters",
                        "AWS_SAM_LOCAL",
                        "true"))) {
            QueueEnvironment queues = QueueEnvironment.read(environment);

            assertThat(queues.redelivery()).isSameAs(Redelivery.BY_VISIBILITY_TIMEOUT);
            assertThat(queues.deadLetters()).isSameAs(DeadLetterSink.BY_REDRIVE_POLICY);
            assertThat(queues.giveUpAtReceive()).isEmpty();
            assertThatThrownBy(queues::queueUrl)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("MEGA_QUEUE_URL must be the URL of the queue, got none");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "007", "1000"})
    void aLimitReachesToItsBounds(String limit) {
        assertThat(limit(limit).giveUpAtReceive()).hasValue(Integer.parseInt(limit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "-1", "+5", "5.0", "five", "", " 5", "99999999999"})
    void anythingElseIsRefusedByItsName(String limit) {
        assertThatThrownBy(() -> limit(limit).giveUpAtReceive())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("MEGA_GIVE_UP_AT_RECEIVE must be a whole number from 1 to 1000, got \"" + limit + "\"");
    }

    @Test
    void aQueueThatIsItsOwnDeadLetterQueueIsRefused() {
        QueueEnvironment queues =
                QueueEnvironment.read(Map.of("MEGA_QUEUE_URL", URL, "MEGA_DEAD_LETTER_QUEUE_URL", URL));

        assertThatThrownBy(queues::deadLetters)
                .hasMessage("the dead-letter queue must not be the source queue, got " + URL);
    }

    private static QueueEnvironment limit(String limit) {
        return QueueEnvironment.read(Map.of("MEGA_GIVE_UP_AT_RECEIVE", limit));
    }
}
