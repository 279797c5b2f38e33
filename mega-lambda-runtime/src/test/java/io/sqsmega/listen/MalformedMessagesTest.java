package io.sqsmega.listen;

import static io.sqsmega.listen.Background.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.match.DataPattern;
import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.payload.Bytes;
import io.sqsmega.subscribe.Result;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One message that is not as SQS sends it costs none of the nine that were received with it. With the real SDK. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class MalformedMessagesTest {
    private static final int ODD = 4;
    private static final String INTACT =
            "'MessageId':'id','ReceiptHandle':'handle','Body':'{}','MD5OfBody':'99914b932bd37a50b983c5e7c90ae93b'";

    private final Queue<Message> processed = new ConcurrentLinkedQueue<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                INTACT,
                INTACT + ",'MessageAttributes':{'tenant':{'StringValue':'acme'}}",
                INTACT + ",'MessageAttributes':{'tenant':{'StringValue':'acme'}},'MD5OfMessageAttributes':'wrong'",
                INTACT + ",'MessageAttributes':{'tenant':{'StringValue':'acme','DataType':''}}",
                INTACT + ",'MessageAttributes':{'tenant':{'DataType':null,'StringValue':null}}",
                INTACT + ",'MessageAttributes':{'tenant':{}}",
                INTACT + ",'MessageAttributes':{'tenant':{'BinaryValue':'AQI='}}",
                INTACT + ",'MessageAttributes':{'tenant':null}",
                INTACT + ",'MessageAttributes':null,'Attributes':null",
                INTACT + ",'Attributes':{'ApproximateReceiveCount':null,'Unheard':'of'}",
                INTACT + ",'Attributes':{'ApproximateReceiveCount':'many','SentTimestamp':''}",
                "'MessageId':'id','ReceiptHandle':'handle','Body':'{}','MD5OfBody':'wrong'",
                "'MessageId':'id','ReceiptHandle':'handle','Body':'{}'",
                "'MessageId':'id','ReceiptHandle':'handle','Body':null",
                "'MessageId':'id','ReceiptHandle':'handle'",
                "'ReceiptHandle':'handle','Body':'{}','MD5OfBody':'99914b932bd37a50b983c5e7c90ae93b'",
                "'MessageId':'','ReceiptHandle':'handle','Body':'{}','MD5OfBody':'99914b932bd37a50b983c5e7c90ae93b'",
                "'MessageId':'id','Body':'{}','MD5OfBody':'99914b932bd37a50b983c5e7c90ae93b'",
                "'MessageId':'id','ReceiptHandle':'','Body':'{}','MD5OfBody':'99914b932bd37a50b983c5e7c90ae93b'",
                "'Unheard':'of'"
            })
    void allOthersAreProcessedAndDeleted(String odd) throws Exception {
        for (String queue : new String[] {"cart", "cart.fifo"}) {
            listenUntilNineAreDeleted(queue, "{" + odd + "}");
        }
    }

    @Test
    void anEmptyPlaceInTheListIsPassedOver() throws Exception {
        listenUntilNineAreDeleted("cart", "null");
    }

    @Test
    void anAttributeWithoutADataTypeIsAString() throws Exception {
        assertThat(attributeOf("{'StringValue':'acme'}")).isEqualTo(MessageAttribute.of("acme"));
        assertThat(attributeOf("{'DataType':'','StringValue':'acme'}")).isEqualTo(MessageAttribute.of("acme"));
        assertThat(attributeOf("{'BinaryValue':'AQI='}")).isEqualTo(MessageAttribute.of(Bytes.of(new byte[] {1, 2})));
    }

    private @Nullable MessageAttribute attributeOf(String attribute) throws Exception {
        processed.clear();
        listenUntilNineAreDeleted("cart", "{" + INTACT + ",'MessageAttributes':{'tenant':" + attribute + "}}");
        return processed.stream()
                .map(message -> message.attributes().get("tenant"))
                .filter(given -> given != null)
                .findFirst()
                .orElse(null);
    }

    private void listenUntilNineAreDeleted(String queue, String odd) throws Exception {
        var messages = IntStream.range(0, 10)
                .mapToObj(number -> number == ODD ? odd.replace('\'', '"') : message(number))
                .toList();
        try (JsonSqs sqs = JsonSqs.of(queue, messages);
                Background listening = Background.of(SqsListener.builder("http://127.0.0.1/111122223333/" + queue)
                        .client(sqs.client())
                        .waitTime(Duration.ofSeconds(1))
                        .on(DataPattern.any(), (payload, message) -> {
                            processed.add(message);
                            return Result.OK;
                        }))) {
            await(
                    "nine are deleted",
                    () -> sqs.deleted().stream()
                                    .filter(handle -> handle.startsWith("handle-"))
                                    .count()
                            == 9);
        }
    }

    private static String message(int number) {
        String body = "{\\\"number\\\":" + number + "}";
        return "{\"MessageId\":\"id-" + number + "\",\"ReceiptHandle\":\"handle-" + number + "\",\"Body\":\"" + body
                + "\",\"MD5OfBody\":\"" + md5("{\"number\":" + number + "}")
                + "\",\"Attributes\":{\"MessageGroupId\":\"group\"}}";
    }

    private static String md5(String body) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
