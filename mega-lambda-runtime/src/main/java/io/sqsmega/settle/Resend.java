package io.sqsmega.settle;

import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.publish.PublishOptions;

/**
 * The options with which a message is sent to another queue as its sender sent it: its attributes, group and trace
 * header.
 */
final class Resend {
    private Resend() {}

    /** Returns the options of the original message, without the attributes that a refusal added. */
    static PublishOptions.Builder options(Message message) {
        PublishOptions.Builder options = PublishOptions.builder();
        message.attributes().forEach((name, attribute) -> {
            if (!SqsDeadLetterQueue.isAddedByIt(name)) {
                copy(name, attribute, options);
            }
        });
        if (message.groupId() != null) {
            options.groupId(message.groupId());
        }
        String traceHeader = message.systemAttributes().get("AWSTraceHeader");
        return traceHeader == null ? options : options.traceHeader(traceHeader);
    }

    private static void copy(String name, MessageAttribute attribute, PublishOptions.Builder options) {
        if (attribute.bytes() != null) {
            options.attribute(name, attribute.dataType(), attribute.bytes());
        } else if (attribute.text() != null) {
            options.attribute(name, attribute.dataType(), attribute.text());
        }
    }
}
