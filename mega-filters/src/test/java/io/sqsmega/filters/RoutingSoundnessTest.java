package io.sqsmega.filters;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.filters.RandomSubscribers.Wanting;
import io.sqsmega.message.Message;
import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.publish.PublishOptions;
import io.sqsmega.publish.RoutingAttributes;
import io.sqsmega.publish.SnsPublisher;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/**
 * What a publisher sends with routing attributes, in JSON and BSON, passes the filter on these attributes if a
 * subscriber wants it: random patterns and random payloads.
 */
class RoutingSoundnessTest {
    private static final RoutingAttributes ROUTING =
            RoutingAttributes.of("name", "domain", "subject", "publisher", "version", "a", "b");
    private static final int POLICIES = 60;
    private static final int PAYLOADS = 25;
    private static final Object[] OF_BSON = {
        OffsetDateTime.parse("2020-01-15T09:00:00Z"), new UUID(0, 1), Bytes.of(new byte[] {1})
    };

    /** Keeps the last request. */
    private static final class LastSent implements SnsClient {
        private @Nullable PublishRequest last;

        PublishRequest sent() {
            return Objects.requireNonNull(last, "a message must have been sent");
        }

        @Override
        public PublishResponse publish(PublishRequest request) {
            last = request;
            return PublishResponse.builder().messageId("m").build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    private final LastSent sns = new LastSent();
    private final SnsPublisher publisher = SnsPublisher.builder("arn:aws:sns:eu-west-1:111122223333:events")
            .client(sns)
            .routingAttributes(ROUTING)
            .build();

    @ParameterizedTest
    @CsvSource({"JSON, false", "JSON, true", "BSON, false", "BSON, true"})
    void noWantedMessageIsStopped(Encoding encoding, boolean plain) throws Exception {
        int wanted = 0;
        int stopped = 0;
        for (int seed = 0; seed < POLICIES; seed++) {
            RandomSubscribers random = new RandomSubscribers(seed, plain);
            List<Wanting> subscribers = random.some();
            FilterPolicy policy = policy(subscribers, plain);
            FilterJudge judge = policy == null ? null : new FilterJudge(policy);
            for (int i = 0; judge != null && i < PAYLOADS; i++) {
                Payload payload = published(random, encoding);
                if (payload != null) {
                    Map<String, Object> attributes = attributes();
                    Message around = SoundnessTest.message("", attributes);
                    boolean isWanted =
                            subscribers.stream().anyMatch(each -> each.wants().test(payload, around));
                    boolean passes = judge.passes("", attributes);
                    assertThat(passes || !isWanted)
                            .as("%s wanted by %s passes %s", sns.sent(), subscribers, policy)
                            .isTrue();
                    wanted += isWanted ? 1 : 0;
                    stopped += passes ? 0 : 1;
                }
            }
        }
        assertThat(wanted).isGreaterThan(POLICIES);
        assertThat(stopped).isGreaterThan(POLICIES);
    }

    private static @Nullable FilterPolicy policy(List<Wanting> subscribers, boolean plain) {
        FilterPolicyBuilder builder = FilterPolicyBuilder.of(
                subscribers.stream().map(Wanting::subscriber).toList());
        if (plain) {
            builder.assuming(Assumption.SCALAR_FIELDS, Assumption.PLAIN_NUMBERS);
        }
        try {
            return builder.forSnsAttributes(ROUTING.names());
        } catch (FilterPolicyException noneMatchesAnything) {
            return null;
        }
    }

    /** Publishes a payload, and returns it as it is received; null if the publisher refuses it. */
    private @Nullable Payload published(RandomSubscribers random, Encoding encoding) {
        try {
            Payload payload = PayloadCodec.decode(FilterJson.text(random.event()));
            if (encoding == Encoding.BSON && payload instanceof MegaPayload event && random.random.nextInt(3) == 0) {
                payload = withValueOfBson(event, random.one(OF_BSON));
            }
            publisher.publishPayload(
                    payload, PublishOptions.builder().encoding(encoding).build());
            return PayloadCodec.decode(sns.sent().message());
        } catch (InvalidPayloadException | IllegalArgumentException refused) {
            return null;
        }
    }

    private static MegaPayload withValueOfBson(MegaPayload payload, Object value) {
        Event event = payload.event();
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>(event.attributes());
        attributes.put("a", value);
        return MegaPayload.builder(new Event(
                        event.name(),
                        event.timestamp(),
                        event.version(),
                        event.domain(),
                        event.subject(),
                        event.publisher(),
                        attributes))
                .object(payload.object())
                .extra(payload.extra())
                .build();
    }

    private Map<String, Object> attributes() {
        Map<String, Object> attributes = new LinkedHashMap<>();
        sns.sent().messageAttributes().forEach((name, value) -> {
            boolean isNumber = value.dataType().equals("Number");
            attributes.put(name, isNumber ? new BigDecimal(value.stringValue()) : value.stringValue());
        });
        return attributes;
    }
}
