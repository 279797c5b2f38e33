package io.sqsmega.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sqsmega.dispatch.Dispatcher;
import io.sqsmega.dispatch.Outcome;
import io.sqsmega.guard.Delivery;
import io.sqsmega.guard.DuplicateGuard;
import io.sqsmega.guard.DuplicateGuardContract;
import io.sqsmega.match.DataPattern;
import io.sqsmega.message.Message;
import io.sqsmega.moto.MotoServer;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.subscribe.DataSubscriber;
import io.sqsmega.subscribe.Result;
import io.sqsmega.subscribe.SubscriberOutcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The guard's contract with the real client and a DynamoDB API; skipped, and said so, where there is none. */
@Tag("slow")
class DynamoDbGuardTest extends DuplicateGuardContract {
    private static final String TABLE = "guard";

    private static MotoServer moto;
    private static DynamoDbClient client;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        if (!MotoServer.isInstalled()) {
            System.out.println("SKIPPED: the DynamoDB guard, since python3 has no moto with a server here");
            return;
        }
        moto = MotoServer.start();
        client = DynamoDbClient.builder()
                .endpointOverride(moto.endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        createTable();
    }

    /** As the guide says it. */
    private static void createTable() {
        client.createTable(table -> table.tableName(TABLE)
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("id")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(KeySchemaElement.builder()
                        .attributeName("id")
                        .keyType(KeyType.HASH)
                        .build())
                .billingMode(BillingMode.PAY_PER_REQUEST));
        client.updateTimeToLive(table -> table.tableName(TABLE)
                .timeToLiveSpecification(ttl -> ttl.attributeName("expires_at").enabled(true)));
    }

    @BeforeEach
    void isInstalled() {
        assumeTrue(moto != null, "python3 must have moto[server] for the guard to be held against it");
    }

    @AfterAll
    static void stop() {
        if (moto != null) {
            client.close();
            moto.close();
        }
    }

    @Override
    protected DuplicateGuard guard(InstantSource clock) {
        return DynamoDbGuard.builder(TABLE, EXPIRY)
                .doneExpiry(EXPIRY)
                .client(client)
                .clock(clock)
                .build();
    }

    @Test
    void anItemSaysWhatItIsAndWhenItExpires() {
        Instant now = Instant.parse("2026-11-22T10:00:00.250Z");
        DynamoDbGuard guard = DynamoDbGuard.builder(TABLE, Duration.ofSeconds(30))
                .client(client)
                .clock(() -> now)
                .build();
        Delivery delivery = delivery(UUID.randomUUID().toString());

        guard.claim(delivery);
        assertThat(item(delivery))
                .containsEntry("queue", AttributeValue.fromS("queue"))
                .containsEntry("message", AttributeValue.fromS(delivery.messageId()))
                .containsEntry("subscriber", AttributeValue.fromS("subscriber"))
                .containsEntry("claimed_by", AttributeValue.fromS(delivery.id()))
                .containsEntry("expires_at", AttributeValue.fromN(Long.toString(now.getEpochSecond() + 31)));

        guard.done(delivery);
        long retentions = Duration.ofDays(29).toSeconds();
        assertThat(item(delivery))
                .doesNotContainKey("claimed_by")
                .containsEntry(
                        "expires_at", AttributeValue.fromN(Long.toString(now.getEpochSecond() + 1 + retentions)));
    }

    @Test
    void whatIsReleasedLeavesNothingInTheTable() throws Exception {
        DuplicateGuard guard = guard(InstantSource.system());
        Delivery delivery = delivery(UUID.randomUUID().toString());
        guard.claim(delivery);

        guard.release(delivery);

        assertThat(item(delivery)).isEmpty();
    }

    @Test
    void aMessageOfNoKnownQueueFitsIntoTheTable() throws Exception {
        DuplicateGuard guard = guard(InstantSource.system());

        assertThat(guard.claim(new Delivery("", UUID.randomUUID().toString(), "subscriber", "id")))
                .isEqualTo(DuplicateGuard.Claim.GRANTED);
    }

    @Test
    void processesThatShareATableShareItsMemory() {
        List<String> calls = new ArrayList<>();
        String messageId = UUID.randomUUID().toString();

        Outcome first =
                process(calls, Result.RETRY_LATER).dispatch(message(messageId)).outcome();
        Outcome second = process(calls, Result.OK).dispatch(message(messageId)).outcome();
        Outcome third = process(calls, Result.OK).dispatch(message(messageId)).outcome();

        assertThat(calls).containsExactly("steady", "moody", "moody");
        assertThat(first.stays()).isTrue();
        assertThat(second.stays()).isFalse();
        assertThat(third.subscribers())
                .extracting(SubscriberOutcome::kind)
                .containsOnly(SubscriberOutcome.Kind.ALREADY_DONE);
    }

    @Test
    void withoutItsTableNothingIsGivenAndNothingIsLost() {
        List<String> calls = new ArrayList<>();
        DynamoDbGuard nowhere =
                DynamoDbGuard.builder("no-such-table", EXPIRY).client(client).build();
        Dispatcher dispatcher = Dispatcher.builder()
                .duplicateGuard(nowhere)
                .register(new Recorder("steady", calls, Result.OK))
                .build();

        Outcome outcome = dispatcher.dispatch(message("any")).outcome();

        assertThat(calls).isEmpty();
        assertThat(outcome.stays()).isTrue();
        assertThat(outcome.subscribers().get(0).reason()).isEqualTo(ResourceNotFoundException.class.getName());
    }

    @Test
    void anExpiryBelowASecondIsRefused() {
        assertThatThrownBy(() -> DynamoDbGuard.builder(TABLE, Duration.ofMillis(999)))
                .hasMessage("claimExpiry must be at least 1 second, got PT0.999S");
        assertThatThrownBy(() -> DynamoDbGuard.builder(TABLE, EXPIRY).doneExpiry(Duration.ZERO))
                .hasMessage("doneExpiry must be at least 1 second, got PT0S");
    }

    private Dispatcher process(List<String> calls, Result moody) {
        return Dispatcher.builder()
                .duplicateGuard(guard(InstantSource.system()))
                .register(new Recorder("steady", calls, Result.OK))
                .register(new Recorder("moody", calls, moody))
                .build();
    }

    private static Map<String, AttributeValue> item(Delivery delivery) {
        return client.getItem(get -> get.tableName(TABLE).key(Map.of("id", AttributeValue.fromS(delivery.key()))))
                .item();
    }

    private static Delivery delivery(String messageId) {
        return new Delivery("queue", messageId, "subscriber", UUID.randomUUID().toString());
    }

    private static Message message(String id) {
        return Message.builder(id, "{}").build();
    }

    private static final class Recorder extends DataSubscriber {
        private final String name;
        private final List<String> calls;
        private final Result result;

        Recorder(String name, List<String> calls, Result result) {
            this.name = name;
            this.calls = calls;
            this.result = result;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        protected DataPattern matchData() {
            return DataPattern.any();
        }

        @Override
        public Result process(DataPayload payload, Message message) {
            calls.add(name);
            return result;
        }
    }
}
