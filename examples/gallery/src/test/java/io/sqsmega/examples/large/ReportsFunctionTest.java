package io.sqsmega.examples.large;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.codec.PayloadPointer;
import io.sqsmega.local.LocalAws;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.publish.SqsPublisher;
import io.sqsmega.test.LocalAwsTest;
import io.sqsmega.test.TestQueue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

@LocalAwsTest
class ReportsFunctionTest {
    private static final int ROWS = 200_000;

    private final Map<String, String> bucket = new ConcurrentHashMap<>();
    private final List<Integer> reports = new ArrayList<>();

    @Test
    void reportOfTwoMegabytesIsReadFromTheBucket(LocalAws aws, TestQueue queue) {
        SqsPublisher publisher = SqsPublisher.builder(queue.local().url())
                .client(aws.sqsClient())
                .largePayloads(body -> {
                    bucket.put("report-1", body);
                    return new PayloadPointer("reports", "report-1");
                })
                .build();

        publisher.publishPayload(DataPayload.of(Map.of("type", "report", "rows", Collections.nCopies(ROWS, "a row"))));
        publisher.publishPayload(DataPayload.of(Map.of("type", "report", "rows", List.of("one"))));
        queue.deliverTo(new ReportsFunction(pointer -> bucket.get(pointer.key()), reports::add));

        assertThat(reports).containsExactlyInAnyOrder(ROWS, 1);
        assertThat(bucket).hasSize(1);
    }
}
