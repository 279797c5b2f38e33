package io.sqsmega.cli;

import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.publish.PublishOptions;
import io.sqsmega.publish.PublishReceipt;
import io.sqsmega.publish.Publisher;
import io.sqsmega.publish.SnsPublisher;
import io.sqsmega.publish.SqsPublisher;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mega publish}: sends the payload in a file. */
@Command(
        name = "publish",
        description =
                "Sends the payload in a file to a topic or a queue: a MEGA event or data as JSON, text, or bytes.")
final class PublishCommand extends MegaCommand {
    @Mixin
    private final BodyFile body = new BodyFile();

    @ArgGroup(multiplicity = "1", heading = "Where to:%n")
    private Destination destination = new Destination();

    @Mixin
    private final AttributeOptions attributes = new AttributeOptions();

    @Option(names = "--bson", description = "Send a MEGA event or data as BSON. Default: JSON.")
    private boolean bson;

    @Option(names = "--raw", description = "Send the file as it is, unchecked, and do not name the encoding.")
    private boolean raw;

    @Option(names = "--group-id", paramLabel = "ID", description = "The message group.")
    private @Nullable String groupId;

    @Option(
            names = "--deduplication-id",
            paramLabel = "ID",
            description =
                    "The deduplication ID of a FIFO queue or topic; required unless it has content-based deduplication.")
    private @Nullable String deduplicationId;

    @Option(names = "--subject", paramLabel = "TEXT", description = "The subject; of SNS only.")
    private @Nullable String subject;

    /** The queue or topic to which the message goes. */
    static final class Destination {
        @Option(names = "--topic", paramLabel = "ARN", description = "The ARN of the topic.")
        private @Nullable String topic;

        @Option(names = "--queue", paramLabel = "URL|NAME", description = "The queue: its URL, its name or its ARN.")
        private @Nullable String queue;
    }

    PublishCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        if (raw && bson) {
            throw CommandException.usage("--raw sends the file as it is, so it cannot be combined with --bson");
        }
        String text = body.read(context().terminal());
        try (Publisher publisher = publisher()) {
            print(publish(publisher, text), output());
        }
        return ExitCode.DONE;
    }

    private PublishReceipt publish(Publisher publisher, String text) {
        PublishOptions.Builder options = options();
        if (raw) {
            return publisher.publishRawMessage(text, options.build());
        } else if (bson) {
            options.encoding(Encoding.BSON);
        }
        return publisher.publishPayload(PayloadCodec.decode(text), options.build());
    }

    private PublishOptions.Builder options() {
        PublishOptions.Builder options = PublishOptions.builder();
        attributes.addTo(options);
        if (groupId != null) {
            options.groupId(groupId);
        }
        if (deduplicationId != null) {
            options.deduplicationId(deduplicationId);
        }
        return subject == null ? options : options.subject(subject);
    }

    private Publisher publisher() {
        if (destination.topic == null) {
            Queue queue = new Queues(context().clients()).find(String.valueOf(destination.queue));
            return SqsPublisher.of(queue.url(), queue.client());
        }
        String[] arn = destination.topic.split(":", -1);
        return SnsPublisher.of(destination.topic, context().clients().sns(arn.length > 3 ? arn[3] : null));
    }

    private static void print(PublishReceipt receipt, Output output) {
        if (output.isJson()) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            map.put("messageId", receipt.messageId());
            map.put("sequenceNumber", receipt.sequenceNumber());
            output.json(map);
        } else {
            output.text("published " + receipt.messageId());
        }
    }
}
