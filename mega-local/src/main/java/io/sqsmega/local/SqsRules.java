package io.sqsmega.local;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Rejects requests that SQS rejects and ElasticMQ accepts, with SQS's exceptions. Thread-safe. */
final class SqsRules implements ExecutionInterceptor {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");
    private static final int BAD_REQUEST = 400;

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        SdkRequest request = context.request();
        if (request instanceof SendMessageBatchRequest batch) {
            checkIds(batch.entries().stream()
                    .map(SendMessageBatchRequestEntry::id)
                    .toList());
        } else if (request instanceof DeleteMessageBatchRequest batch) {
            checkIds(batch.entries().stream()
                    .map(DeleteMessageBatchRequestEntry::id)
                    .toList());
        } else if (request instanceof ChangeMessageVisibilityBatchRequest batch) {
            checkIds(batch.entries().stream()
                    .map(ChangeMessageVisibilityBatchRequestEntry::id)
                    .toList());
        } else if (request instanceof ChangeMessageVisibilityRequest change) {
            checkVisibility(change.visibilityTimeout());
        }
    }

    private static void checkIds(List<String> ids) {
        if (ids.isEmpty()) {
            throw rejected(
                    EmptyBatchRequestException.builder(),
                    "AWS.SimpleQueueService.EmptyBatchRequest",
                    "There should be at least one entry in the request.");
        }
        if (!ids.stream().allMatch(id -> ID.matcher(id).matches())) {
            throw rejected(
                    InvalidBatchEntryIdException.builder(),
                    "AWS.SimpleQueueService.InvalidBatchEntryId",
                    "A batch entry id can only contain alphanumeric characters, hyphens and underscores."
                            + " It can be at most 80 characters long.");
        }
    }

    private static void checkVisibility(@Nullable Integer seconds) {
        if (seconds != null && (seconds < 0 || seconds > QueueOptions.MAX_VISIBILITY_TIMEOUT.toSeconds())) {
            throw rejected(
                    SqsException.builder(),
                    "InvalidParameterValue",
                    "Value " + seconds + " for parameter VisibilityTimeout is invalid."
                            + " Reason: VisibilityTimeout must be an integer between 0 and 43200.");
        }
    }

    private static SqsException rejected(SqsException.Builder builder, String code, String message) {
        AwsErrorDetails details = AwsErrorDetails.builder()
                .errorCode(code)
                .errorMessage(message)
                .serviceName("Sqs")
                .build();
        return (SqsException) builder.awsErrorDetails(details)
                .message(message)
                .statusCode(BAD_REQUEST)
                .build();
    }
}
