package io.sqsmega.local;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.Props;
import org.apache.pekko.actor.Status;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.MessageId;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.actor.queue.OperationSuccessful$;
import org.elasticmq.actor.queue.QueueEvent.MessageAdded;
import org.elasticmq.actor.queue.QueueEvent.MessageRemoved;
import org.elasticmq.actor.queue.QueueEvent.MessageUpdated;
import org.elasticmq.msg.LookupMessage;
import org.elasticmq.msg.StartMessageMoveTask;
import org.elasticmq.rest.sqs.SQSException;
import org.elasticmq.util.NowProvider;
import scala.Option;

/**
 * Filters the requests to ElasticMQ's queue manager. Like SQS, rejects moving messages back to their source queues if
 * some were sent to the dead-letter queue, because their source is not known.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/troubleshooting-dlq-redrive.html">
 *     Troubleshoot dead-letter queue redrive</a>
 */
final class MoveTasks extends AbstractActor {
    private static final String CODE = "CouldNotDetermineMessageSource";
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /**
     * The ids of sent messages by the name of the queue. This class does not notice a purge, so some of the messages
     * may be gone.
     */
    private final Map<String, Set<String>> sentMessages = new HashMap<>();

    private final StoredMessages stored;

    private final ActorRef queueManager = getContext()
            .actorOf(Props.create(
                    QueueManagerActor.class,
                    () -> new QueueManagerActor(new NowProvider(), StrictSQSLimits$.MODULE$, Option.apply(getSelf()))));

    MoveTasks(StoredMessages stored) {
        this.stored = stored;
    }

    @Override
    public Receive createReceive() {
        return receiveBuilder()
                .match(MessageAdded.class, this::added)
                .match(MessageRemoved.class, this::removed)
                .match(MessageUpdated.class, event -> acknowledge())
                .match(StartMessageMoveTask.class, this::start)
                .matchAny(message -> queueManager.forward(message, getContext()))
                .build();
    }

    private void added(MessageAdded event) {
        stored.add(event.queueName(), event.message());
        if (event.message().deadLetterSourceQueueName().isEmpty()) {
            sentMessages
                    .computeIfAbsent(event.queueName(), queue -> new HashSet<>())
                    .add(event.message().id());
        }
        acknowledge();
    }

    private void removed(MessageRemoved event) {
        stored.remove(event.queueName(), event.messageId());
        sentMessages.getOrDefault(event.queueName(), new HashSet<>()).remove(event.messageId());
        acknowledge();
    }

    private void acknowledge() {
        getSender().tell(OperationSuccessful$.MODULE$, getSelf());
    }

    private void start(StartMessageMoveTask task) {
        ActorRef asker = getSender();
        CompletionStage<Boolean> mayMove = CompletableFuture.completedFuture(true);
        if (task.destinationQueue().isEmpty()) {
            String queue = task.sourceArn().substring(task.sourceArn().lastIndexOf(':') + 1);
            for (String id : sentMessages.getOrDefault(queue, Set.of())) {
                mayMove = mayMove.thenCombine(isGone(task.sourceQueue(), id), Boolean::logicalAnd);
            }
        }
        mayMove.thenAccept(fine -> {
            if (fine) {
                queueManager.tell(task, asker);
            } else {
                asker.tell(new Status.Failure(refused()), ActorRef.noSender());
            }
        });
    }

    private static CompletionStage<Boolean> isGone(ActorRef queue, String messageId) {
        return Patterns.ask(queue, new LookupMessage(new MessageId(messageId)), TIMEOUT)
                .thenApply(found -> ((Option<?>) found).isEmpty());
    }

    private static SQSException refused() {
        return new SQSException(
                CODE,
                400,
                "com.amazonaws.sqs#" + CODE,
                Option.apply("the queue holds messages that were sent to it, so a destination must be named"));
    }
}
