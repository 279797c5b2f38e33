package io.sqsmega.examples.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.test.AwsBodies;
import io.sqsmega.test.HandlerTester;
import io.sqsmega.test.TestBatch;
import io.sqsmega.test.TestRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UploadsFunctionTest {
    private final List<String> uploads = new ArrayList<>();
    private final HandlerTester tester = HandlerTester.of(new UploadsFunction(uploads::add));

    @Test
    void uploadsComeFromS3DirectlyThroughATopicAndThroughEventBridge() {
        String notification = AwsBodies.s3ObjectCreated("pictures", "a cat.png");
        String event = AwsBodies.eventBridge("aws.s3", "Object Created", Map.of("object", Map.of("key", "a+dog.png")));

        assertThat(tester.deliver(TestBatch.of(
                        TestRecord.ofBody(notification),
                        TestRecord.ofBody(AwsBodies.snsEnvelope(notification)),
                        TestRecord.ofBody(event),
                        TestRecord.ofBody(AwsBodies.s3TestEvent("pictures")))))
                .isDone();
        assertThat(uploads).containsExactly("a cat.png", "a cat.png", "a+dog.png");
    }
}
