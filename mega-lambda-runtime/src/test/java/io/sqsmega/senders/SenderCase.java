package io.sqsmega.senders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.Matcher;
import io.sqsmega.message.Message;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.subscribe.DataSubscriber;
import io.sqsmega.subscribe.MegaSubscriber;
import io.sqsmega.subscribe.PlaintextSubscriber;
import io.sqsmega.subscribe.Result;
import io.sqsmega.subscribe.Subscriber;
import io.sqsmega.subscribe.Transformer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The body of a sender, who takes it by which pattern, and what is read of it.
 *
 * @param file its name in the resources
 * @param subscriber makes a subscriber, which hands on what it read, and the message
 * @param expected what it reads
 */
public record SenderCase(
        String file,
        Function<BiConsumer<Object, Message>, Subscriber> subscriber,
        Object expected,
        @Nullable Transformer<BinaryPayload> ofBytes,
        @Nullable Transformer<PlaintextPayload> ofText) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static SenderCase event(String file, EventPattern pattern, Function<MegaPayload, Object> read, Object expected) {
        return new SenderCase(
                file,
                heard -> new MegaSubscriber() {
                    @Override
                    protected EventPattern matchEvent() {
                        return pattern;
                    }

                    @Override
                    public Result process(MegaPayload payload, Message message) {
                        heard.accept(read.apply(payload), message);
                        return Result.OK;
                    }
                },
                expected,
                null,
                null);
    }

    static SenderCase data(
            String file, Map<String, Object> pattern, Function<DataPayload, Object> read, Object expected) {
        return new SenderCase(
                file,
                heard -> new DataSubscriber() {
                    @Override
                    protected DataPattern matchData() {
                        return DataPattern.of(pattern);
                    }

                    @Override
                    public Result process(DataPayload payload, Message message) {
                        heard.accept(read.apply(payload), message);
                        return Result.OK;
                    }
                },
                expected,
                null,
                null);
    }

    static SenderCase text(String file, Matcher pattern, Function<String, Object> read, Object expected) {
        return new SenderCase(
                file,
                heard -> new PlaintextSubscriber() {
                    @Override
                    protected Matcher matchText() {
                        return pattern;
                    }

                    @Override
                    public Result process(PlaintextPayload payload, Message message) {
                        heard.accept(read.apply(payload.text()), message);
                        return Result.OK;
                    }
                },
                expected,
                null,
                null);
    }

    SenderCase transformingBytes(Transformer<BinaryPayload> transformer) {
        return new SenderCase(file, subscriber, expected, transformer, ofText);
    }

    SenderCase transformingText(Transformer<PlaintextPayload> transformer) {
        return new SenderCase(file, subscriber, expected, ofBytes, transformer);
    }

    /** The body as it stands in the message. */
    public String body() {
        return body(file);
    }

    static String body(String file) {
        try (InputStream body = SenderCase.class.getResourceAsStream("/cases/" + file)) {
            return new String(Objects.requireNonNull(body, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The body within the envelope of SNS. */
    public String enveloped() {
        return enveloped(body());
    }

    static String enveloped(String body) {
        try {
            return """
                    {
                      "Type" : "Notification",
                      "MessageId" : "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324",
                      "TopicArn" : "arn:aws:sns:us-west-2:123456789012:MyTopic",
                      "Message" : %s,
                      "Timestamp" : "2012-05-02T00:54:06.655Z",
                      "SignatureVersion" : "1",
                      "Signature" : "EXAMPLEw6JRN...",
                      "SigningCertURL" : "https://sns.us-west-2.amazonaws.com/SimpleNotificationService-f3ecfb7224c7233fe7bb5f59f96de52f.pem",
                      "UnsubscribeURL" : "https://sns.us-west-2.amazonaws.com/?Action=Unsubscribe"
                    }""".formatted(MAPPER.writeValueAsString(body));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public String toString() {
        return file;
    }
}
