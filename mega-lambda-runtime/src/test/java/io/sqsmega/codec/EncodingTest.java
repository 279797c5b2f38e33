package io.sqsmega.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.PlaintextPayload;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTest {

    @ParameterizedTest
    @EnumSource
    void attributeNamesItsEncoding(Encoding encoding) {
        assertThat(Encoding.ofAttribute(encoding.attributeValue())).contains(encoding);
        assertThat(encoding.attributeValue()).isLowerCase();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "JSON", "xml", "json "})
    void otherAttributeNamesNoEncoding(String value) {
        assertThat(Encoding.ofAttribute(value)).isEmpty();
    }

    @Test
    void attributeDoesNotDependOnTheMachinesLanguage() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(Encoding.BINARY.attributeValue()).isEqualTo("binary");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void everyKindOfPayloadHasADefault() {
        assertThat(Encoding.defaultFor(MegaPayload.of(Event.named("a").build())))
                .isEqualTo(Encoding.JSON);
        assertThat(Encoding.defaultFor(DataPayload.of(Map.of()))).isEqualTo(Encoding.JSON);
        assertThat(Encoding.defaultFor(new PlaintextPayload(""))).isEqualTo(Encoding.PLAINTEXT);
        assertThat(Encoding.defaultFor(BinaryPayload.of())).isEqualTo(Encoding.BINARY);
    }
}
