package io.sqsmega.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.sqsmega.match.EventPattern;
import io.sqsmega.subscribe.Result;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A record that no subscriber wants needs little memory besides the event, because most of it is never read. */
class RecordMemoryTest {
    private static final int RECORDS = 1_000;
    private static final int MOST_BYTES = 1_400;

    private final MegaSqsHandler handler = new MegaSqsHandler() {
        {
            on(EventPattern.named("item.added"), (payload, message) -> Result.OK);
        }
    };

    @Test
    void anUnwantedRecordNeedsLittleMemory() throws IOException {
        byte[] event = event().getBytes(StandardCharsets.UTF_8);
        handle(event);

        long allocated = allocatedBy(event);

        assertThat((allocated - event.length) / RECORDS).isLessThan(MOST_BYTES);
    }

    private long allocatedBy(byte[] event) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        handle(event);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private void handle(byte[] event) throws IOException {
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event), response, null);
        assertThat(response.toString(StandardCharsets.UTF_8)).isEqualTo("{\"batchItemFailures\":[]}");
    }

    private static String event() {
        return IntStream.range(0, RECORDS)
                .mapToObj(RecordMemoryTest::record)
                .collect(Collectors.joining(",", "{\"Records\":[", "]}"));
    }

    private static String record(int number) {
        return """
                {"messageId":"019ac5d1-0000-7000-8000-%012d","receiptHandle":"AQEB%0200d","attributes":\
                {"ApproximateReceiveCount":"1","SentTimestamp":"%2$d","SenderId":"AIDAIENQZJOLO23YVJ4VO",\
                "ApproximateFirstReceiveTimestamp":"%2$d"},"messageAttributes":{},"body":"{\\"protocol\\":\\"mega\\",\
                \\"version\\":1,\\"event\\":{\\"name\\":\\"item.taken\\",\\"timestamp\\":\\"2020-05-04T15:53:27Z\\"}}",\
                "md5OfBody":"37ed3220d357ec62d43962db9af5e383","eventSource":"aws:sqs",\
                "eventSourceARN":"arn:aws:sqs:eu-west-1:111122223333:cart","awsRegion":"eu-west-1"}""".formatted(number, 1_588_607_608_000L + number);
    }
}
