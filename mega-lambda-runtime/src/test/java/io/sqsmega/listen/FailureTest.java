package io.sqsmega.listen;

import static io.sqsmega.listen.Troubles.service;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.model.KmsThrottledException;
import software.amazon.awssdk.services.sqs.model.OverLimitException;
import software.amazon.awssdk.services.sqs.model.SqsException;

class FailureTest {
    @Test
    void whatTheSenderDoesWrongIsPermanent() {
        assertThat(Failure.isPermanent(service(400, "InvalidAddress"))).isTrue();
        assertThat(Failure.isPermanent(service(403, "AccessDenied"))).isTrue();
        assertThat(Failure.isPermanent(service(499, "Unknown"))).isTrue();
    }

    @Test
    void whatTheServiceOrTheNetworkDoesWrongPasses() {
        assertThat(Failure.isPermanent(service(399, "Unknown"))).isFalse();
        assertThat(Failure.isPermanent(service(500, "InternalError"))).isFalse();
        assertThat(Failure.isPermanent(service(503, "ServiceUnavailable"))).isFalse();
        assertThat(Failure.isPermanent(SdkClientException.create("connection reset")))
                .isFalse();
        assertThat(Failure.isPermanent(new IllegalStateException("closed"))).isFalse();
    }

    @Test
    void limitsThatPassAreNotPermanentThoughSqsCallsThemTheSendersFault() {
        assertThat(Failure.isPermanent(service(408, "RequestTimeout"))).isFalse();
        assertThat(Failure.isPermanent(service(429, "TooManyRequests"))).isFalse();
        assertThat(Failure.isPermanent(service(400, "ThrottlingException"))).isFalse();
        assertThat(Failure.isPermanent(service(403, "RequestTimeTooSkewed"))).isFalse();
        assertThat(Failure.isPermanent((RuntimeException)
                        OverLimitException.builder().statusCode(403).build()))
                .isFalse();
        assertThat(Failure.isPermanent((RuntimeException)
                        KmsThrottledException.builder().statusCode(400).build()))
                .isFalse();
    }

    @Test
    void whatIsWrongWithTheConfigurationNamesTheQueueTheCodeAndTheCause() {
        SqsException denied = service(403, "AccessDenied");

        assertThat(Failure.ofConfiguration("url", denied))
                .hasMessageStartingWith("the queue must exist, and the credentials must allow sqs:ReceiveMessage")
                .hasMessageEndingWith("got AccessDenied at url")
                .hasCause(denied);
    }

    @Test
    void aFailedRequestIsAWarningWithItsCode() {
        try (Logged logged = Logged.start()) {
            Failure.ofRequest("deleting failed", service(500, "InternalError"));
            Failure.ofRequest("deleting failed", SdkClientException.create("connection reset"));
            Failure.ofRequest("deleting failed", (RuntimeException)
                    SqsException.builder().message("no details").build());

            assertThat(logged.lines())
                    .containsExactly(
                            "deleting failed, got InternalError",
                            "deleting failed, got software.amazon.awssdk.core.exception.SdkClientException: connection reset",
                            "deleting failed, got software.amazon.awssdk.services.sqs.model.SqsException: no details");
            assertThat(logged.records()).extracting(LogRecord::getLevel).containsOnly(Level.WARNING);
        }
    }
}
