package io.sqsmega.local;

import static io.sqsmega.local.SharedAws.AWS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

@Tag("slow")
class SqsRulesTest {
    private final SqsClient sqs = AWS.sqsClient();
    private final String queue = SharedAws.queue().url();

    @Test
    void aBatchMustNotBeEmpty() {
        assertThatThrownBy(() ->
                        sqs.sendMessageBatch(request -> request.queueUrl(queue).entries(List.of())))
                .isInstanceOf(EmptyBatchRequestException.class);
        assertThatThrownBy(() -> sqs.deleteMessageBatch(
                        request -> request.queueUrl(queue).entries(List.of())))
                .isInstanceOf(EmptyBatchRequestException.class);
        assertThatThrownBy(() -> sqs.changeMessageVisibilityBatch(
                        request -> request.queueUrl(queue).entries(List.of())))
                .isInstanceOf(EmptyBatchRequestException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "", "ä", "a.b"})
    void anIdOfABatchHasNoOtherCharacters(String id) {
        SendMessageBatchRequestEntry entry =
                SendMessageBatchRequestEntry.builder().id(id).messageBody("x").build();

        assertThatThrownBy(() ->
                        sqs.sendMessageBatch(request -> request.queueUrl(queue).entries(List.of(entry))))
                .isInstanceOf(InvalidBatchEntryIdException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 43_201})
    void aVisibilityTimeoutIsBetweenZeroAndTwelveHours(int seconds) {
        assertThatThrownBy(() -> sqs.changeMessageVisibility(
                        request -> request.queueUrl(queue).receiptHandle("any").visibilityTimeout(seconds)))
                .isInstanceOfSatisfying(SqsException.class, e -> {
                    assertThat(e.statusCode()).isEqualTo(400);
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterValue");
                });
    }
}
