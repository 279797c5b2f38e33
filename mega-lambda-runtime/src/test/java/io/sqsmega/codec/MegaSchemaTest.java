package io.sqsmega.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.ObjectData;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MegaSchemaTest {
    private static final String EVENT = "'name':'a.b','timestamp':'2020-05-04T15:53:27Z'";
    private static final Event AT_NOON = Event.named("a.b")
            .timestamp(OffsetDateTime.parse("2020-01-15T12:00Z"))
            .build();

    @Test
    void everySectionIsRead() {
        MegaPayload payload = mega("'event':{" + EVENT
                + ",'version':2,'domain':'d','subject':'s','publisher':'p','attributes':{'q':5}},"
                + "'object':{'type':'t','id':'i','version':3,'current':{'c':1},'previous':{'c':0}},'extra':{'x':null}");

        assertThat(payload.event())
                .isEqualTo(new Event(
                        "a.b", OffsetDateTime.parse("2020-05-04T15:53:27Z"), 2, "d", "s", "p", Map.of("q", 5)));
        assertThat(payload.object()).isEqualTo(new ObjectData("t", "i", 3, Map.of("c", 1), Map.of("c", 0)));
        assertThat(payload.extra()).containsOnlyKeys("x").containsEntry("x", null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'event':{%s,'version':null,'domain':null,'subject':null,'publisher':null,'attributes':null}",
                "'event':{%s},'object':null,'extra':null",
                "'event':{%s},'object':{'type':null,'id':null,'version':null,'current':null,'previous':null}",
                "'event':{%s},'object':{},'unlisted':1"
            })
    void nullIsAsIfItWereNotThere(String document) {
        assertThat(mega(document.formatted(EVENT))).isEqualTo(mega("'event':{" + EVENT + "}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'k':1,'attributes':{'k':2,'l':3}", "'attributes':{'k':2,'l':3},'k':1"})
    void unlistedKeyOfTheEventIsAnAttributeAndWins(String keys) {
        assertThat(mega("'event':{" + EVENT + "," + keys + "}").event().attributes())
                .isEqualTo(Map.of("k", 1, "l", 3));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "2, 2",
                "2.0, 2",
                "2e0, 2",
                "-1, -1",
                "0, 0",
                "2147483647, 2147483647",
                "'2', 2",
                "'0', 0",
                "'007', 7",
                "'2147483647', 2147483647",
                "'0000000000000000000000000000012', 12"
            })
    void versionIsAWholeNumberInAnyNotationOrDigits(String json, int version) {
        MegaPayload payload = mega("'event':{%s,'version':%s},'object':{'version':%s}".formatted(EVENT, json, json));

        assertThat(payload.event().version()).isEqualTo(version);
        assertThat(payload.object().version()).isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'event':null | event must be an object, got nothing",
                "'event':[] | event must be an object, got list",
                "'event':{} | event.name must be there, got nothing",
                "'event':{'name':5} | event.name must be a string, got number",
                "'event':{'name':'','timestamp':'2020-01-01T00:00'} | event.name must not be empty, got an empty string",
                "'event':{'name':'a'} | event.timestamp must be an ISO-8601 date-time, got nothing",
                "'event':{'name':'a','timestamp':5} | event.timestamp must be an ISO-8601 date-time, got number",
                "'event':{'name':'a','timestamp':'s'} | event.timestamp must be an ISO-8601 date-time, got another string",
                "'event':{%s,'version':1.5} | event.version must be a whole number of at most 32 bits, got number",
                "'event':{%s,'version':true} | event.version must be a whole number of at most 32 bits, got boolean",
                "'event':{%s,'version':''} | event.version must be a whole number of at most 32 bits, got string",
                "'event':{%s,'version':'+1'} | event.version must be a whole number of at most 32 bits, got string",
                "'event':{%s,'version':'-1'} | event.version must be a whole number of at most 32 bits, got string",
                "'event':{%s,'version':' 1'} | event.version must be a whole number of at most 32 bits, got string",
                "'event':{%s,'version':'1.0'} | event.version must be a whole number of at most 32 bits, got string",
                "'event':{%s,'version':'1e0'} | event.version must be a whole number of at most 32 bits, got string",
                "'event':{%s,'version':'١'} | event.version must be a whole number of at most 32 bits, got string",
                "'event':{%s,'version':'2147483648'} | event.version must be a whole number of at most 32 bits, got string",
                "'event':{%s,'version':'99999999999999999999'} | event.version must be a whole number of at most 32 bits, got string",
                "'event':{%s},'object':{'version':'v1'} | object.version must be a whole number of at most 32 bits, got string",
                "'event':{%s,'version':2147483648} | event.version must be a whole number of at most 32 bits, got number",
                "'event':{%s,'version':1e10} | event.version must be a whole number of at most 32 bits, got number",
                "'event':{%s,'domain':[]} | event.domain must be a string, got list",
                "'event':{%s,'subject':1} | event.subject must be a string, got number",
                "'event':{%s,'publisher':{}} | event.publisher must be a string, got object",
                "'event':{%s,'attributes':[]} | event.attributes must be an object, got list",
                "'event':{%s},'object':'o' | object must be an object, got string",
                "'event':{%s},'object':{'id':1} | object.id must be a string, got number",
                "'event':{%s},'object':{'type':1} | object.type must be a string, got number",
                "'event':{%s},'object':{'version':[]} | object.version must be a whole number of at most 32 bits, got list",
                "'event':{%s},'object':{'current':[]} | object.current must be an object, got list",
                "'event':{%s},'object':{'previous':1} | object.previous must be an object, got number",
                "'event':{%s},'extra':false | extra must be an object, got boolean",
            })
    void documentThatClaimsToBeMegaAndIsNotIsRefused(String document, String message) {
        assertThatThrownBy(() -> mega(document.formatted(EVENT)))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessage(message)
                .extracting(refusal -> ((InvalidPayloadException) refusal).path())
                .isEqualTo(message.substring(0, message.indexOf(" must")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'protocol':'mega'",
                "'version':1",
                "'protocol':'MEGA','version':1",
                "'protocol':'mega','version':'1'",
                "'protocol':'mega','version':true",
                "'protocol':'mega','version':2",
                "'protocol':'mega','version':1.0000000000000000000001",
                "'protocol':['mega'],'version':1"
            })
    void documentThatDoesNotClaimToBeMegaIsData(String document) {
        assertThat(PayloadCodec.decode(json(document))).isInstanceOf(DataPayload.class);
    }

    @Test
    void onlyWhatThePayloadSaysIsWritten() {
        assertThat(PayloadCodec.encode(MegaPayload.of(AT_NOON)))
                .isEqualTo(
                        "{\"protocol\":\"mega\",\"version\":1,\"event\":{\"name\":\"a.b\",\"timestamp\":\"2020-01-15T12:00:00Z\",\"version\":1}}");
    }

    @Test
    void nothingInsideOfASectionIsLeftOut() {
        MegaPayload payload = MegaPayload.builder(AT_NOON)
                .object(ObjectData.builder()
                        .id("")
                        .current(Map.of("e", Map.of()))
                        .build())
                .extra("n", null)
                .build();

        assertThat(PayloadCodec.encode(payload))
                .endsWith(",\"object\":{\"id\":\"\",\"version\":1,\"current\":{\"e\":{}}},\"extra\":{\"n\":null}}");
    }

    @Test
    void objectOfAnotherVersionIsWrittenThoughItSaysNothingElse() {
        MegaPayload payload = MegaPayload.builder(AT_NOON)
                .object(ObjectData.builder().version(2).build())
                .build();

        assertThat(PayloadCodec.encode(payload)).endsWith(",\"object\":{\"version\":2}}");
    }

    @Test
    void timestampIsAStringInBsonToo() {
        Body.Document document = (Body.Document) Body.read(PayloadCodec.encode(MegaPayload.of(AT_NOON), Encoding.BSON));

        assertThat((Map<?, ?>) document.fields().get("event"))
                .extracting("timestamp")
                .isEqualTo("2020-01-15T12:00:00Z");
    }

    @Test
    void offsetWithSecondsIsRefusedSinceNoReaderTakesIt() {
        Event event = Event.named("a")
                .timestamp(OffsetDateTime.parse("1890-01-01T00:00:00+00:53:28"))
                .build();

        assertThatThrownBy(() -> PayloadCodec.encode(MegaPayload.of(event)))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessage("event.timestamp must have an offset of whole minutes, got an offset with seconds");
    }

    private static MegaPayload mega(String sections) {
        return (MegaPayload) PayloadCodec.decode(json("'protocol':'mega','version':1," + sections));
    }

    private static String json(String fields) {
        return "{" + fields.replace('\'', '"') + "}";
    }
}
