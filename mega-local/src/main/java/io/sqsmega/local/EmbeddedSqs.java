package io.sqsmega.local;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.time.Duration;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.msg.LookupQueue;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import scala.Option;
import software.amazon.awssdk.services.sqs.SqsClient;

/** ElasticMQ in this JVM, with the client that this package shares. Thread-safe. */
final class EmbeddedSqs implements AutoCloseable {
    /**
     * Logs only errors, independently of the user's logging configuration. Uses daemon threads, so that a test that
     * forgets to close does not keep its JVM alive.
     */
    private static final Config QUIET = ConfigFactory.parseString("""
            pekko.loglevel = "WARNING"
            pekko.stdout-loglevel = "OFF"
            pekko.daemonic = on
            pekko.jvm-exit-on-fatal-error = off
            pekko.coordinated-shutdown.run-by-jvm-shutdown-hook = off
            """);

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

    private final ActorSystem actors;
    private final ActorRef queues;
    private final StoredMessages messages;
    private final Visibilities visibilities = new Visibilities();
    private final SQSRestServer server;
    private final URI endpoint;
    private final SqsClient client;
    private volatile boolean running = true;

    private EmbeddedSqs(ActorSystem actors, ActorRef queues, StoredMessages messages, SQSRestServer server) {
        this.actors = actors;
        this.queues = queues;
        this.messages = messages;
        this.server = server;
        int port = server.waitUntilStarted().localAddress().getPort();
        this.endpoint = URI.create("http://127.0.0.1:" + port);
        this.client = LocalClients.sqs(endpoint, visibilities);
    }

    /** Starts the server, in 2 to 3 s; port 0 means any free port. */
    static EmbeddedSqs start(int port) {
        ActorSystem actors = ActorSystem.create("local-sqs", QUIET.withFallback(ConfigFactory.load()));
        try {
            StoredMessages messages = new StoredMessages();
            ActorRef queues = actors.actorOf(Props.create(MoveTasks.class, () -> new MoveTasks(messages)));
            SQSRestServer server = SQSRestServerBuilder.withInterface("127.0.0.1")
                    .withPort(port)
                    .withActorSystem(actors)
                    .withQueueManagerActor(queues)
                    .withAWSRegion(LocalClients.REGION.id())
                    .withAWSAccountId(LocalClients.ACCOUNT_ID)
                    .start();
            return new EmbeddedSqs(actors, queues, messages, server);
        } catch (Exception e) {
            // Scala throws checked exceptions without declaring them.
            actors.terminate();
            throw new IllegalStateException("the port of SQS must be free, got " + port, e);
        }
    }

    URI endpoint() {
        return endpoint;
    }

    SqsClient client() {
        return client;
    }

    StoredMessages messages() {
        return messages;
    }

    Visibilities visibilities() {
        return visibilities;
    }

    /**
     * Asks the actor of a queue.
     *
     * @throws IllegalStateException if there is no such queue
     */
    Object ask(String queue, Object question) {
        Option<?> actor = (Option<?>) answer(queues, new LookupQueue(queue));
        if (actor.isEmpty()) {
            throw new IllegalStateException("queue must exist, got none named " + queue);
        }
        return answer((ActorRef) actor.get(), question);
    }

    private static Object answer(ActorRef actor, Object question) {
        return Patterns.ask(actor, question, LONGEST_ANSWER)
                .toCompletableFuture()
                .join();
    }

    /**
     * Returns whether the server still answers, so that a poller that outlives it stops and does not log errors for
     * ever.
     */
    boolean isRunning() {
        return running;
    }

    @Override
    public void close() {
        if (running) {
            running = false;
            client.close();
            server.stopAndWait();
            actors.terminate();
        }
    }
}
