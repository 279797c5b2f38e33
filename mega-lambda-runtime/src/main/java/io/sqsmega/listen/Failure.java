package io.sqsmega.listen;

import io.sqsmega.dispatch.FailureLog;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sqs.model.KmsThrottledException;
import software.amazon.awssdk.services.sqs.model.OverLimitException;

/** Classifies failures of requests and logs them: ids, counts and codes only. */
final class Failure {
    private static final int REQUEST_TIMEOUT = 408;

    private Failure() {}

    /** Returns whether the request or its sender is at fault, so that a retry is useless. */
    static boolean isPermanent(RuntimeException failed) {
        return isRefused(failed) && !isLimitThatPasses(failed);
    }

    /**
     * Returns whether the failure is a limit that is exceeded only for a while: too many messages in flight, as after a
     * crash, or too many requests to KMS. SQS reports both as the sender's fault.
     */
    private static boolean isLimitThatPasses(RuntimeException failed) {
        return failed instanceof OverLimitException || failed instanceof KmsThrottledException;
    }

    private static boolean isRefused(RuntimeException failed) {
        return failed instanceof AwsServiceException service
                && service.statusCode() >= 400
                && service.statusCode() < 500
                && service.statusCode() != REQUEST_TIMEOUT
                && !service.isThrottlingException()
                && !service.isClockSkewException();
    }

    /**
     * Returns whether access is denied. If the queue has answered before, only this failure ends the listener; all
     * others may be temporary.
     */
    static boolean isAccessDenied(RuntimeException failed) {
        return isPermanent(failed) && code(failed).contains("AccessDenied");
    }

    static IllegalStateException ofConfiguration(String queueUrl, RuntimeException failed) {
        return new IllegalStateException(
                "the queue must exist, and the credentials must allow sqs:ReceiveMessage, sqs:DeleteMessage,"
                        + " sqs:ChangeMessageVisibility and sqs:GetQueueAttributes, got " + code(failed) + " at "
                        + queueUrl,
                failed);
    }

    static void ofRequest(String what, RuntimeException failed) {
        FailureLog.warn(what + ", got " + code(failed));
    }

    private static String code(RuntimeException failed) {
        boolean isNamed = failed instanceof AwsServiceException service && service.awsErrorDetails() != null;
        return isNamed
                ? ((AwsServiceException) failed).awsErrorDetails().errorCode()
                : failed.getClass().getName() + ": " + failed.getMessage();
    }
}
