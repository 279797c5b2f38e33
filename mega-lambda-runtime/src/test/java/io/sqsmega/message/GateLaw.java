package io.sqsmega.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.sqsmega.codec.BodyText;
import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.document.DocumentWriter;
import io.sqsmega.codec.document.EncodedText;
import io.sqsmega.match.index.PatternIndex;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The law of the gate: it never turns away what the index would find on the decoded payload, and what becomes of a body
 * depends neither on the form in which it comes nor on the bodies before it. Of a field that is named twice, the
 * decoder takes the last and the gate the first, so the payload is decoded from the first ones.
 */
public final class GateLaw {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
            .build();

    static final String UNWANTED =
            "{\"protocol\":\"mega\",\"version\":1,\"event\":{\"name\":\"wanted by nobody\",\"version\":-1}}";

    static final String UNWANTED_IN_SNS = "{\"Type\":\"Notification\",\"MessageId\":\"1\",\"TopicArn\":\"t\","
            + "\"Message\":\"" + UNWANTED.replace("\"", "\\\"") + "\",\"Timestamp\":\"2020-05-04T15:53:27Z\"}";

    private final PatternIndex index;
    private final EnvelopeScanner gated;

    public GateLaw(PatternIndex index) {
        this.index = index;
        this.gated = new EnvelopeScanner(index.events(), index.data(), index.acceptedValues());
    }

    /**
     * Holds the law for a body, in each form in which it can come, and whether the scanner expects it to be read to its
     * end or to be turned away. Returns whether it was turned away in any.
     */
    public boolean turnsAway(String body, @Nullable Encoding declared) {
        Set<String> names = new HashSet<>();
        boolean always = turnsAwayNow(body, declared, names);
        turnAwayThree(UNWANTED_IN_SNS);
        turnAwayThree(UNWANTED);
        always &= turnsAwayNow(body, declared, names);
        if (names.isEmpty()) {
            return false;
        }
        assertThat(names).as(body).hasSize(1);
        // SQS accepts no half of a surrogate pair.
        assertThat(always || DocumentWriter.hasLoneSurrogate(body) || !isRefused(message(BodyText.of(body), declared)))
                .as("turned away in each form, or refused in none: " + body)
                .isTrue();
        Payload payload = payload(message(BodyText.of(firstOccurrences(body)), declared));
        assertThat(find(payload)).as(body).isEmpty();
        assertThat(payload == null || isNamed(names.iterator().next(), payload))
                .as(body)
                .isTrue();
        return true;
    }

    private void turnAwayThree(String body) {
        for (int i = 0; i < 3; i++) {
            unwanted(message(BodyText.of(body), null));
        }
    }

    /** Adds the names under which the body is turned away; returns whether it is in each form. */
    private boolean turnsAwayNow(String body, @Nullable Encoding declared, Set<String> names) {
        BodyText inEvent = inLambdasEvent(body);
        EncodedText encoded = EncodedText.of(body);
        boolean always = turnsAway(BodyText.of(body), declared, names);
        always &= turnsAway(inEvent, declared, names);
        assertThat(inEvent.string()).isEqualTo(body);
        always &= turnsAway(inEvent, declared, names);
        return encoded == null ? always : always & turnsAway(BodyText.of(encoded), declared, names);
    }

    private boolean turnsAway(BodyText body, @Nullable Encoding declared, Set<String> names) {
        String unwanted = unwanted(message(body, declared));
        if (unwanted != null) {
            names.add(unwanted);
        }
        return unwanted != null;
    }

    private static boolean isRefused(Message message) {
        try {
            Envelope.open(message);
            return false;
        } catch (InvalidPayloadException refused) {
            return true;
        }
    }

    private static boolean isNamed(String name, Payload payload) {
        return payload instanceof MegaPayload mega && mega.event().name().equals(name);
    }

    private int[] find(@Nullable Payload payload) {
        try (PatternIndex.Search search = index.search()) {
            if (payload instanceof MegaPayload mega) {
                return search.match(mega);
            }
            return payload instanceof DataPayload data ? search.match(data) : new int[0];
        }
    }

    private @Nullable String unwanted(Message message) {
        try (PatternIndex.Search search = index.search()) {
            ScannedEnvelope scan = gated.scan(message, search.events(), search.data());
            return scan != null && scan.isUnwanted() ? scan.eventName() : null;
        }
    }

    /** The payload, or null if there is none: if the body is malformed beyond where the gate closed, or refused. */
    private static @Nullable Payload payload(Message message) {
        try {
            Payload payload = Envelope.open(message).payload();
            return payload instanceof MegaPayload || payload instanceof DataPayload ? payload : null;
        } catch (InvalidPayloadException refused) {
            return null;
        }
    }

    static Message message(BodyText body, @Nullable Encoding declared) {
        Message.Builder message = Message.builder("1", body);
        if (declared != null) {
            message.attribute(Encoding.ATTRIBUTE, MessageAttribute.of(declared.attributeValue()));
        }
        return message.build();
    }

    private static BodyText inLambdasEvent(String body) {
        StringWriter event = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(event)) {
            // Half of a surrogate pair can only be written as an escape; other text comes both ways.
            boolean escaped = DocumentWriter.hasLoneSurrogate(body) || body.length() % 2 == 0;
            generator.configure(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature(), escaped);
            generator.writeStartObject();
            generator.writeArrayFieldStart("Records");
            generator.writeStartObject();
            generator.writeStringField("body", body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        try {
            EncodedText bytes =
                    EncodedText.read(new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8)));
            int quote = event.toString().indexOf("\"body\":") + "\"body\":".length();
            return BodyText.escaped(bytes, quote, bytes.length - "}]}".length());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The same body without the later ones of fields that are named twice; a malformed one as it is. */
    private static String firstOccurrences(String body) {
        StringWriter written = new StringWriter();
        try (JsonParser parser = JSON.createParser(body);
                JsonGenerator generator = JSON.createGenerator(written)) {
            if (parser.nextToken() == null) {
                return body;
            }
            copy(parser, generator);
            if (parser.nextToken() != null) {
                return body;
            }
        } catch (IOException malformed) {
            return body;
        }
        return written.toString();
    }

    private static void copy(JsonParser parser, JsonGenerator generator) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            copyFields(parser, generator);
        } else {
            generator.copyCurrentStructure(parser);
        }
    }

    private static void copyFields(JsonParser parser, JsonGenerator generator) throws IOException {
        Set<String> met = new HashSet<>();
        generator.writeStartObject();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (!met.add(name)) {
                parser.skipChildren();
                continue;
            }
            generator.writeFieldName(name);
            if (name.equals(SnsNotification.MESSAGE) && value == JsonToken.VALUE_STRING) {
                generator.writeString(firstOccurrences(parser.getText()));
            } else {
                copy(parser, generator);
            }
        }
        generator.writeEndObject();
    }
}
