package io.sqsmega.publish;

import io.sqsmega.aws.QueueUrl;
import io.sqsmega.aws.TopicArn;
import java.util.Set;
import java.util.TreeSet;

/**
 * A queue or a topic with its limits.
 *
 * @param service {@code SQS} or {@code SNS}
 * @param name the queue's URL or the topic's ARN; it ends in {@code .fifo} if the destination is FIFO
 * @param maxBytes the largest size of a message, and of all messages of a batch together
 */
record Destination(String service, String name, int maxBytes) {

    static Destination queue(QueueUrl queue) {
        return new Destination("SQS", queue.url(), MessageLimits.SQS_BYTES);
    }

    static Destination topic(TopicArn topic, int maxBytes) {
        return new Destination("SNS", topic.arn(), maxBytes);
    }

    boolean isFifo() {
        return name.endsWith(".fifo");
    }

    boolean isTopic() {
        return service.equals("SNS");
    }

    /** Returns whether a message has no more bytes and attributes than are accepted. */
    boolean hasRoomFor(Publication publication) {
        return publication.attributes().size() <= MessageLimits.ATTRIBUTES && publication.sizeInBytes() <= maxBytes;
    }

    void check(Publication publication, String what) {
        checkBody(publication, what);
        int size = publication.sizeInBytes();
        if (size > maxBytes) {
            throw new IllegalArgumentException(
                    what + " must be at most " + maxBytes + " bytes, attributes included, got " + size + remedy());
        }
        Set<String> attributes = publication.attributes().keySet();
        if (attributes.size() > MessageLimits.ATTRIBUTES) {
            throw new IllegalArgumentException(what + " must have at most " + MessageLimits.ATTRIBUTES
                    + " attributes, got " + attributes.size() + ": " + String.join(", ", new TreeSet<>(attributes)));
        }
        if (isTopic()) {
            publication.attributes().forEach(AttributeRules::checkStringArray);
        }
        check(publication.options, what);
    }

    /** Checks a body against all rules except that of size. */
    void checkBody(Publication publication, String what) {
        if (publication.body().isEmpty()) {
            throw new IllegalArgumentException(what + " must not be empty: " + service + " takes no empty body");
        }
        MessageLimits.checkedCharacters(what, publication.body(), "send it as a BinaryPayload");
    }

    private String remedy() {
        return isTopic() && maxBytes < MessageLimits.SQS_BYTES
                ? "; if the topic's MaximumMessageSize is raised, say so with maxMessageBytes"
                : "";
    }

    private void check(PublishOptions options, String what) {
        boolean sqs = !isTopic();
        if (isFifo() && options.groupId == null) {
            throw new IllegalArgumentException(what + " must have a groupId: " + name + " is FIFO");
        }
        refuse(!isFifo() && options.deduplicationId != null, what, "deduplicationId", name + " is not FIFO");
        refuse(
                sqs && isFifo() && options.delay != null,
                what,
                "delay",
                name + " is FIFO, which delays all messages or none");
        refuse(!sqs && options.delay != null, what, "delay", "SNS has none");
        refuse(!sqs && options.traceHeader != null, what, "traceHeader", "SNS has none");
        refuse(sqs && options.subject != null, what, "subject", "SQS has none");
    }

    private static void refuse(boolean unfit, String what, String option, String why) {
        if (unfit) {
            throw new IllegalArgumentException(what + " must have no " + option + ": " + why);
        }
    }
}
