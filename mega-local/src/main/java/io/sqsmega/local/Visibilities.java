package io.sqsmega.local;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;

/** Remembers the visibility timeouts that were asked for, exactly, by receipt handle. Thread-safe. */
final class Visibilities implements ExecutionInterceptor {
    private final Map<String, Integer> secondsByReceiptHandle = new ConcurrentHashMap<>();

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        SdkRequest request = context.request();
        if (request instanceof ChangeMessageVisibilityRequest one) {
            note(one.receiptHandle(), one.visibilityTimeout());
        } else if (request instanceof ChangeMessageVisibilityBatchRequest batch) {
            batch.entries().forEach(entry -> note(entry.receiptHandle(), entry.visibilityTimeout()));
        }
    }

    private void note(@Nullable String receiptHandle, @Nullable Integer seconds) {
        if (receiptHandle != null && seconds != null) {
            secondsByReceiptHandle.put(receiptHandle, seconds);
        }
    }

    /** Returns what was asked for last; null if nothing was. */
    @Nullable
    Duration of(String receiptHandle) {
        Integer seconds = secondsByReceiptHandle.get(receiptHandle);
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }
}
