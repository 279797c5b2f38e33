package io.sqsmega.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;

/** A batch needs no more requests than a loop that fills each to ten entries and the limit of bytes. */
class RequestCountTest {
    private static final int MEBIBYTE = 1_048_576;

    /** Accepts every message, and counts requests. */
    private static final class CountingSns implements SnsClient {
        private int requests;

        @Override
        public PublishBatchResponse publishBatch(PublishBatchRequest request) {
            requests++;
            List<PublishBatchResultEntry> successful = request.publishBatchRequestEntries().stream()
                    .map(entry -> PublishBatchResultEntry.builder()
                            .id(entry.id())
                            .messageId("n")
                            .build())
                    .toList();
            return PublishBatchResponse.builder().successful(successful).build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    private final CountingSns sns = new CountingSns();
    private final RecordingSqs sqs = new RecordingSqs();

    private static List<Publication> messages(int count, int bytes) {
        return IntStream.range(0, count)
                .mapToObj(i -> Publication.raw("x".repeat(bytes)))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "10000, 500, 1000",
        "10001, 500, 1001",
        "9999, 500, 1000",
        "20, 104857, 2",
        "20, 104858, 3",
        "3, 524288, 2",
        "3, 524289, 3",
        "2, 1048576, 2"
    })
    void toAQueue(int messages, int bytes, int requests) {
        assertThat(SqsPublisher.of(RecordingSqs.QUEUE, sqs)
                        .publishBatch(messages(messages, bytes))
                        .isComplete())
                .isTrue();

        assertThat(sqs.batches()).isEqualTo(requests);
        assertThat(sqs.sent()).hasSize(messages);
    }

    @ParameterizedTest
    @CsvSource({
        "10000, 500, 262144, 1000",
        "40, 30000, 262144, 5",
        "40, 30000, 1048576, 4",
        "40, 200000, 262144, 40",
        "40, 200000, 1048576, 8"
    })
    void toATopic(int messages, int bytes, int maxMessageBytes, int requests) {
        SnsPublisher publisher = SnsPublisher.builder(RecordingSns.TOPIC)
                .client(sns)
                .maxMessageBytes(maxMessageBytes)
                .build();

        assertThat(publisher.publishBatch(messages(messages, bytes)).isComplete())
                .isTrue();

        assertThat(sns.requests).isEqualTo(requests);
    }

    /** Messages of different sizes stay in their order, so none moves forward into a request with room. */
    @Test
    void ofDifferentSizes() {
        List<Publication> messages = IntStream.range(0, 500)
                .mapToObj(i -> Publication.raw("x".repeat(1 + i * 7_919 % (MEBIBYTE / 4))))
                .toList();

        SqsPublisher.of(RecordingSqs.QUEUE, sqs).publishBatch(messages);

        assertThat(sqs.batches()).isEqualTo(filled(messages));
    }

    private static int filled(List<Publication> messages) {
        int requests = 1;
        int entries = 0;
        int bytes = 0;
        for (Publication message : messages) {
            if (entries == 10 || bytes + message.sizeInBytes() > MEBIBYTE) {
                requests++;
                entries = 0;
                bytes = 0;
            }
            entries++;
            bytes += message.sizeInBytes();
        }
        return requests;
    }
}
