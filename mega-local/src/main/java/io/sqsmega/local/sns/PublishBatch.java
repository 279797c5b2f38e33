package io.sqsmega.local.sns;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Up to ten messages in one request, by the rules of <a
 * href="https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html">PublishBatch</a>: the batch is rejected as a
 * whole if its structure is wrong; a message that breaks a rule fails alone. Immutable.
 */
final class PublishBatch {
    private static final int MAX_ENTRIES = 10;

    private final Topic topic;
    private final List<QueryRequest> entries;

    private PublishBatch(Topic topic, List<QueryRequest> entries) {
        this.topic = topic;
        this.entries = entries;
    }

    static PublishBatch of(Topic topic, QueryRequest request) {
        PublishBatch batch = new PublishBatch(topic, request.entries("PublishBatchRequestEntries", "member"));
        batch.checkCount();
        batch.checkIds();
        batch.checkSize();
        return batch;
    }

    private void checkCount() {
        if (entries.isEmpty()) {
            throw refused("EmptyBatchRequest", "The batch request doesn't contain any entries.");
        }
        if (entries.size() > MAX_ENTRIES) {
            throw refused("TooManyEntriesInBatchRequest", "The batch request contains more entries than permissible.");
        }
    }

    private void checkIds() {
        Set<String> ids = new HashSet<>();
        for (QueryRequest entry : entries) {
            String id = entry.required("Id");
            if (!id.matches("[A-Za-z0-9_-]{1,80}")) {
                throw refused(
                        "InvalidBatchEntryId", "The Id of a batch entry must be 1 to 80 letters, digits, - or _.");
            }
            if (!ids.add(id)) {
                throw refused("BatchEntryIdsNotDistinct", "Two or more batch entries in the request have the same Id.");
            }
        }
    }

    private void checkSize() {
        if (entries.stream().mapToLong(PublishBatch::size).sum() > topic.maximumMessageSize()) {
            throw refused(
                    "BatchRequestTooLong", "The length of all the batch messages put together is more than the limit.");
        }
    }

    private static long size(QueryRequest entry) {
        return Publication.sizeOf(entry.required("Message"), MessageAttribute.readAll(entry));
    }

    private static SnsException refused(String code, String message) {
        return new SnsException(400, code, message);
    }

    /** Publishes the entries in order. */
    Consumer<Xml> publishWith(Publisher publisher) {
        List<Outcome> outcomes =
                entries.stream().map(entry -> publish(entry, publisher)).toList();
        return xml -> xml.element("Successful", list -> describe(outcomes, true, list))
                .element("Failed", list -> describe(outcomes, false, list));
    }

    private Outcome publish(QueryRequest entry, Publisher publisher) {
        String id = entry.required("Id");
        try {
            Published published = publisher.publish(topic, Publication.read(entry, topic));
            return new Outcome(true, member -> {
                member.element("Id", id);
                published.describe(member);
            });
        } catch (SnsException e) {
            return new Outcome(
                    false,
                    member -> member.element("Id", id)
                            .element("Code", e.code())
                            .element("Message", e.reason())
                            .element("SenderFault", "true"));
        }
    }

    private static void describe(List<Outcome> outcomes, boolean published, Xml list) {
        outcomes.stream()
                .filter(outcome -> outcome.published() == published)
                .forEach(outcome -> list.element("member", outcome.description()));
    }

    private record Outcome(boolean published, Consumer<Xml> description) {}
}
