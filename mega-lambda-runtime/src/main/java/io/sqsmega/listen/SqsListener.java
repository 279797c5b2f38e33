package io.sqsmega.listen;

import io.sqsmega.aws.QueueUrl;
import io.sqsmega.aws.SdkModule;
import io.sqsmega.dispatch.Redelivery;
import io.sqsmega.match.Mismatch;
import io.sqsmega.message.Message;
import io.sqsmega.settle.QueueEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Takes the messages of a queue in a process of its own, outside AWS Lambda: receives them by long polling, gives each
 * to every subscriber that matches, and deletes it when all of them are done with it. What becomes of a message is the
 * same as with a Lambda function, since the same {@link io.sqsmega.dispatch.Dispatcher} decides.
 *
 * <pre>{@code
 * try (SqsListener listener = SqsListener.builder(queueUrl).register(new CartSubscriber()).build()) {
 *     listener.listen(); // until another thread calls close()
 * }
 * }</pre>
 *
 * <p>It never receives more than it can start; a message in work stays hidden for as long as that takes, up to the 12
 * hours that SQS allows; on a FIFO queue the messages of a group are handled one after the other, and what is behind
 * one that stays is left. A process that dies loses nothing: what it had comes again when the visibility timeout has
 * passed. Throttling and network errors are survived, with a pause that grows to 20 seconds. A request that hangs does
 * not keep the other messages from staying hidden, and one malformed message of a receive costs none of the others;
 * SQS's MD5 sums are not checked.
 *
 * <p>Thread-safe; listens once. The credentials need {@code sqs:ReceiveMessage}, {@code sqs:DeleteMessage},
 * {@code sqs:ChangeMessageVisibility} and {@code sqs:GetQueueAttributes}.
 *
 * @see ListenerService
 * @since 0.1
 */
public final class SqsListener implements AutoCloseable {
    private static final Duration TOO_LONG = Duration.ofMinutes(1);

    private final String queueUrl;
    private final SqsClient client;
    private final boolean ownsClient;
    private final Settings settings;
    private final StopSignal stop = new StopSignal();
    private final Health receives = new Health();
    private final Health deletes = new Health();
    private final AtomicBoolean listened = new AtomicBoolean();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean receiving;
    private volatile @Nullable ListenerThreads listening;

    SqsListener(QueueUrl queue, @Nullable SqsClient client, Settings settings) {
        this.queueUrl = queue.url();
        this.client = queue.client(client);
        this.ownsClient = client == null;
        this.settings = settings;
    }

    /** A listener to the queue of this URL; FIFO if the queue is. */
    public static ListenerBuilder builder(String queueUrl) {
        SdkModule.SQS.check();
        return new ListenerBuilder(queueUrl);
    }

    /**
     * A listener to the queue that the environment variable {@code MEGA_QUEUE_URL} names, with {@code SqsBackoff}, dead
     * letters to {@code MEGA_DEAD_LETTER_QUEUE_URL} and {@link ListenerBuilder#giveUpAtReceive
     * MEGA_GIVE_UP_AT_RECEIVE}, if these are set.
     *
     * @throws IllegalStateException if the queue is not named
     * @throws IllegalArgumentException if a variable has a value that it must not have
     * @see QueueEnvironment
     */
    public static ListenerBuilder fromEnvironment() {
        return fromEnvironment(System.getenv());
    }

    /** The same of an environment that a test makes up. */
    public static ListenerBuilder fromEnvironment(Map<String, String> environment) {
        QueueEnvironment queues = QueueEnvironment.read(environment);
        ListenerBuilder builder = builder(queues.queueUrl());
        queues.giveUpAtReceive().ifPresent(builder::giveUpAtReceive);
        return builder.redelivery(queues.redelivery()).deadLetters(queues.deadLetters());
    }

    /**
     * Receives and handles messages until {@link #close} is called from another thread, or this thread is interrupted,
     * and what was in work then is settled. A second interrupt ends the waiting for that: what still runs is
     * interrupted, and its message comes again. An outstanding receive is waited for even then, as {@link #close} says.
     * Returns at once if it is closed already.
     *
     * @throws IllegalStateException at once if there is no such queue or it must not be received from, or if it listens
     *     already. Once the queue has answered, a later refusal that it does not exist is retried with pauses
     * @throws Error what the virtual machine does not survive, such as an {@code OutOfMemoryError} in a subscriber,
     *     after an attempt to shut down as {@code close} does
     */
    public void listen() {
        if (!listened.compareAndSet(false, true)) {
            if (stop.isRequested()) {
                return;
            }
            throw new IllegalStateException("listen must be called once, got a second call for " + queueUrl);
        }
        try {
            listenUntilStopped();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            receiving = false;
            closeClientWhenEnded();
            stopped.countDown();
        }
        stop.rethrow();
    }

    private void listenUntilStopped() throws InterruptedException {
        SourceQueue queue = open();
        if (queue == null) {
            return;
        }
        listening = new ListenerThreads(queue, settings, receives, deletes, stop);
        boolean interrupted = listenUntilTheSignal(listening);
        listening.shutDown(settings.shutdownGrace());
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns whether it is an interrupt that ends it. */
    private boolean listenUntilTheSignal(ListenerThreads listening) {
        try {
            listening.start();
            receiving = true;
            stop.await();
        } catch (InterruptedException alsoASignal) {
            return true;
        } catch (OutOfMemoryError noThread) {
            stop.fail(noThread);
        }
        return false;
    }

    /** Null if it was closed before the queue could be reached. */
    private @Nullable SourceQueue open() throws InterruptedException {
        for (int attempt = 1; !stop.isRequested(); attempt++) {
            try {
                return SourceQueue.open(client, queueUrl, settings.visibilityTimeout());
            } catch (RuntimeException failed) {
                if (Failure.isPermanent(failed)) {
                    throw Failure.ofConfiguration(queueUrl, failed);
                }
                Failure.ofRequest(queueUrl + " could not be reached " + attempt + " times", failed);
                stop.pause(RetryDelay.after(attempt));
            }
        }
        return null;
    }

    /**
     * Whether it receives: not before, not after, not while it stops, and not when for more than a minute every request
     * to receive or to delete has failed.
     */
    public boolean isReceiving() {
        return receiving && !stop.isRequested() && !receives.isFailingFor(TOO_LONG) && !deletes.isFailingFor(TOO_LONG);
    }

    /**
     * Why each subscriber does not want a message, by its name; nothing for those that do.
     *
     * @throws io.sqsmega.payload.InvalidPayloadException if it claims to be a MEGA event but is none
     */
    public Map<String, List<Mismatch>> explain(Message message) {
        Objects.requireNonNull(message, "message must not be null");
        return settings.dispatcher().explain(message);
    }

    /**
     * Stops receiving, lets what runs finish within the grace period, makes visible at once what was not started, and
     * returns when {@link #listen} has ended. What has not come back by the end of the grace period is interrupted; its
     * message comes again, as {@link Redelivery} says. To be called as often as one likes, but not by a subscriber, for
     * which it would wait.
     *
     * <p>Waits for an outstanding receive as well, whatever the grace period: up to the wait time and 5 seconds. What
     * it brings is made visible at once. Without that, its messages would be hidden, and their receive counts used up,
     * though no subscriber saw them.
     */
    @Override
    public void close() {
        stop.request();
        if (listened.compareAndSet(false, true)) {
            stopped.countDown();
            closeClient();
            return;
        }
        try {
            stopped.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A request that is out is not broken off, so that what it brings can be made visible. */
    private void closeClientWhenEnded() {
        ListenerThreads its = listening;
        if (its == null) {
            closeClient();
        } else {
            its.whenEnded(this::closeClient);
        }
    }

    private void closeClient() {
        if (ownsClient) {
            client.close();
        }
    }
}
