package io.sqsmega.codec.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sqsmega.codec.document.EncodedText;
import io.sqsmega.codec.json.JsonCursor;
import io.sqsmega.codec.json.JsonReader;
import io.sqsmega.codec.json.RandomJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading JSON with a cursor shows data binding what the tokens of the map show. */
class CursorParserTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int DOCUMENTS = 120;

    private interface Look {
        @Nullable
        Object at(JsonParser parser) throws IOException;
    }

    private static final List<Look> LOOKS = List.of(
            JsonParser::currentToken,
            JsonParser::currentTokenId,
            JsonParser::currentName,
            JsonParser::getText,
            parser -> parser.getTextCharacters() == null ? null : new String(parser.getTextCharacters()),
            JsonParser::getTextLength,
            JsonParser::getTextOffset,
            JsonParser::hasTextCharacters,
            JsonParser::getNumberType,
            JsonParser::getNumberTypeFP,
            JsonParser::getNumberValue,
            JsonParser::getNumberValueExact,
            JsonParser::getNumberValueDeferred,
            JsonParser::getIntValue,
            JsonParser::getLongValue,
            JsonParser::getFloatValue,
            JsonParser::getDoubleValue,
            JsonParser::getByteValue,
            JsonParser::isNaN,
            JsonParser::getDecimalValue,
            JsonParser::getBigIntegerValue,
            JsonParser::getBooleanValue,
            parser -> parser.getBinaryValue().length,
            JsonParser::getEmbeddedObject,
            JsonParser::getValueAsString,
            parser -> parser.getValueAsString("none"),
            JsonParser::getValueAsInt,
            JsonParser::getValueAsLong,
            JsonParser::getValueAsDouble,
            JsonParser::getValueAsBoolean,
            JsonParser::isExpectedStartArrayToken,
            JsonParser::isExpectedStartObjectToken,
            JsonParser::hasCurrentToken,
            JsonParser::getLastClearedToken,
            JsonParser::currentLocation,
            JsonParser::currentTokenLocation,
            JsonParser::canReadObjectId,
            JsonParser::canReadTypeId,
            JsonParser::getReadCapabilities,
            JsonParser::streamReadConstraints,
            JsonParser::version,
            JsonParser::isClosed,
            parser -> parser.getParsingContext().pathAsPointer(),
            parser -> parser.getParsingContext().typeDesc(),
            parser -> parser.getParsingContext().getCurrentIndex());

    private final Random random = new Random(20_261_130);

    @Tag("slow")
    @Test
    void everyLookAtEveryTokenIsThatOfTheMap() throws IOException {
        RandomJson json = new RandomJson(random);
        int compared = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            String text = json.document();
            Map<String, @Nullable Object> map = JsonReader.read(text);
            if (map != null && EncodedText.of(text) != null) {
                compared += isAlike(text, map, random.nextLong()) ? 1 : 0;
            }
        }
        assertThat(compared).isGreaterThan(DOCUMENTS / 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\":[[],[{}],{\"a\":[1,2.5,null,true,false,\"\"]}]}",
                "{\"a\":[NaN,Infinity,-Infinity,1e400,-0.0,5.0,1e-400]}",
                "{\"a\":[2147483647,2147483648,-2147483649,9223372036854775807,9223372036854775808,1e18,1e19,1e300]}",
                "{\"a\":[9223372036854775808.5,0.30000000000000004,0.123456789012345678901234567890]}",
                "{\"a\":[\"AQID\",\"AQ==\",\"!\",\" 12 \",\"true\",\"null\",\"1e5\",\"\\ud800\"]}"
            })
    void rareValuesAreThoseOfTheMap(String text) throws IOException {
        for (long walk = 0; walk < 5; walk++) {
            assertThat(isAlike(text, JsonReader.read(text), walk)).isTrue();
        }
    }

    /** Walks both ways, and says whether the JSON was alike; if not, a name occurs twice. */
    private static boolean isAlike(String text, Map<String, @Nullable Object> map, long walk) throws IOException {
        CursorParser json = parser(text);
        List<Object> read = new ArrayList<>();
        try (JsonParser tokens = PayloadTokens.of(map, MAPPER).asParser()) {
            List<Object> expected = looks(tokens, new Random(walk));
            try {
                read = looks(json, new Random(walk));
            } catch (IOException repeated) {
                assertThat(json.isLikeTheMap()).as(text).isFalse();
                return false;
            }
            for (int i = 0; i < expected.size(); i++) {
                int at = i;
                if (!expected.get(i).equals(read.get(i))) {
                    assertThat(read.get(i))
                            .as(() -> text + ", look " + at % (LOOKS.size() + 1))
                            .isEqualTo(expected.get(i));
                }
            }
            assertThat(read).hasSameSizeAs(expected);
        }
        return json.isLikeTheMap();
    }

    private static CursorParser parser(String text) {
        return new CursorParser(new JsonCursor(EncodedText.of(text), 0), MAPPER);
    }

    /** What a walk sees that sometimes skips, forgets the token, or does not look. */
    private static List<Object> looks(JsonParser parser, Random walk) throws IOException {
        List<Object> seen = new ArrayList<>();
        do {
            step(parser, walk);
            if (walk.nextInt(4) > 0) {
                look(parser, seen);
            }
            if (walk.nextInt(6) == 0) {
                parser.skipChildren();
                look(parser, seen);
            }
            if (walk.nextInt(10) == 0 && parser.currentName() != null) {
                parser.overrideCurrentName("other");
                look(parser, seen);
            }
            if (walk.nextInt(10) == 0) {
                parser.clearCurrentToken();
                look(parser, seen);
            }
        } while (!parser.getParsingContext().inRoot());
        seen.add(String.valueOf(parser.nextToken()));
        parser.close();
        seen.add(parser.isClosed() + " " + parser.nextToken());
        return seen;
    }

    private static void step(JsonParser parser, Random walk) throws IOException {
        switch (walk.nextInt(4)) {
            case 0 -> parser.nextFieldName();
            case 1 -> parser.nextTextValue();
            case 2 -> parser.nextValue();
            default -> parser.nextToken();
        }
    }

    private static void look(JsonParser parser, List<Object> seen) {
        seen.add("token");
        for (Look look : LOOKS) {
            try {
                seen.add(String.valueOf(look.at(parser)));
            } catch (IOException | RuntimeException refused) {
                seen.add(refused.getClass());
            }
        }
    }

    @Test
    void binaryValueIsDecoded() throws IOException {
        CursorParser parser = parser("{\"a\":\"AQID\"}");
        parser.nextToken();
        parser.nextToken();
        parser.nextToken();

        assertThat(parser.getBinaryValue()).isEqualTo(Base64.getDecoder().decode("AQID"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"b\":[{\"a\":1,\"c\":{},\"a\":2}]}",
                "{\"1\":0,\"2\":0,\"3\":0,\"4\":0,\"5\":0,\"6\":0,\"7\":0,\"8\":0,\"9\":0,\"10\":0,\"11\":0,\"12\":0,"
                        + "\"13\":0,\"14\":0,\"15\":0,\"16\":0,\"17\":0,\"1\":0}",
                "{\"1\":0,\"2\":0,\"3\":0,\"4\":0,\"5\":0,\"6\":0,\"7\":0,\"8\":0,\"9\":0,\"10\":0,\"11\":0,\"12\":0,"
                        + "\"13\":0,\"14\":0,\"15\":0,\"16\":0,\"17\":0,\"18\":0,\"18\":0}",
            })
    void nameThatOccursTwiceEndsTheReading(String text) {
        CursorParser parser = parser(text);

        assertThatThrownBy(() -> {
                    while (parser.nextToken() != null) {}
                })
                .isInstanceOf(IOException.class);
        assertThat(parser.isLikeTheMap()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"a\":{\"a\":1},\"b\":[{\"a\":1},{\"a\":1}],\"Aa\":1,\"BB\":2}", "{\"a\":{\"b\":1,\"b\":2}}"})
    void nameMayOccurInOtherObjectsAndInWhatIsSkipped(String text) throws IOException {
        CursorParser parser = parser(text);
        parser.nextToken();
        while (parser.nextFieldName() != null) {
            parser.nextToken();
            parser.skipChildren();
        }

        assertThat(parser.isLikeTheMap()).isTrue();
    }

    /** Swallows whatever happens in it. */
    @JsonDeserialize(using = Careless.Reader.class)
    record Careless(String text) {
        static final class Reader extends StdDeserializer<Careless> {
            Reader() {
                super(Careless.class);
            }

            @Override
            public Careless deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                StringBuilder text = new StringBuilder();
                try {
                    while (parser.nextToken() != null) {
                        text.append(parser.getText());
                    }
                } catch (IOException swallowed) {
                    text.append('!');
                }
                return new Careless(text.toString());
            }
        }
    }

    @Test
    void nameThatOccursTwiceIsNotSwallowed() {
        assertThat(TypedSections.of("{\"a\":1,\"a\":2}").dataAs(Careless.class)).isEqualTo(new Careless("a2}"));
    }
}
