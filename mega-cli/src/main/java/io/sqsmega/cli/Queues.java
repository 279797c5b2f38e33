package io.sqsmega.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Finds queues by URL, ARN or name. Not thread-safe. */
final class Queues {
    private static final Pattern REGION_IN_URL =
            Pattern.compile("https://(?:[^/]*\\.)?sqs(?:-fips)?\\.([a-z]{2,4}(?:-[a-z]+)+-[0-9]+)\\..*");
    private static final Pattern ARN = Pattern.compile("arn:[^:]+:sqs:([^:]+):([0-9]*):([A-Za-z0-9_.-]+)");

    private final AwsClients clients;
    private final Map<String, Queue> found = new HashMap<>();

    Queues(AwsClients clients) {
        this.clients = clients;
    }

    /**
     * Returns a queue by its URL, its ARN or its name.
     *
     * @throws CommandException if it does not exist
     */
    Queue find(String address) {
        try {
            return found.computeIfAbsent(address, this::lookUp);
        } catch (QueueDoesNotExistException missing) {
            throw CommandException.failed(
                    "queue " + address + " does not exist; check its name, AWS_REGION and AWS_PROFILE", missing);
        }
    }

    private Queue lookUp(String address) {
        Matcher arn = ARN.matcher(address);
        if (address.startsWith("http://") || address.startsWith("https://")) {
            Matcher region = REGION_IN_URL.matcher(address);
            return queue(address, clients.sqs(region.matches() ? region.group(1) : null));
        } else if (arn.matches()) {
            SqsClient client = clients.sqs(arn.group(1));
            return queue(
                    client.getQueueUrl(
                                    request -> request.queueName(arn.group(3)).queueOwnerAWSAccountId(arn.group(2)))
                            .queueUrl(),
                    client);
        }
        SqsClient client = clients.sqs(null);
        return queue(client.getQueueUrl(request -> request.queueName(address)).queueUrl(), client);
    }

    private static Queue queue(String url, SqsClient client) {
        return new Queue(
                url,
                client.getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                        .attributes(),
                client);
    }
}
