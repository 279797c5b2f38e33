package io.sqsmega.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.payload.InvalidPayloadException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadPointerTest {
    private static final String BODY = "[\"software.amazon.payloadoffloading.PayloadS3Pointer\","
            + "{\"s3BucketName\":\"payloads\",\"s3Key\":\"secret-key\"}]";
    private static final PayloadPointer POINTER = new PayloadPointer("payloads", "secret-key");

    @Test
    void itIsWrittenAsTheExtendedClientWritesIt() {
        assertThat(POINTER.body()).isEqualTo(BODY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                BODY,
                " [ \"software.amazon.payloadoffloading.PayloadS3Pointer\", {\"s3BucketName\": \"payloads\", \"s3Key\": \"secret-key\"}]\n",
                "[\"com.amazon.sqs.javamessaging.MessageS3Pointer\",{\"s3Key\":\"secret-key\",\"s3BucketName\":\"payloads\"}]",
                "[\"software.amazon.payloadoffloading.PayloadS3Pointer\",{\"s3BucketName\":\"payloads\",\"s3Key\":\"secret-key\",\"later\":1}]"
            })
    void whatAnyExtendedClientWritesIsRead(String body) {
        assertThat(PayloadPointer.read(body)).isEqualTo(POINTER);
    }

    @Property
    void whateverTheKeyItIsReadAsItWasWritten(@ForAll String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        Assume.that(bytes.length > 0 && bytes.length <= 1_024 && !key.contains("."));
        Assume.that(key.equals(new String(bytes, StandardCharsets.UTF_8)));

        assertThat(PayloadPointer.read(new PayloadPointer("payloads", key).body()))
                .isEqualTo(new PayloadPointer("payloads", key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "[1,2]",
                "text",
                "[\"java.lang.Runtime\",{\"s3BucketName\":\"payloads\",\"s3Key\":\"key\"}]",
                "{\"s3BucketName\":\"payloads\",\"s3Key\":\"key\"}",
                "[[\"software.amazon.payloadoffloading.PayloadS3Pointer\"],{}]",
                BODY + "x",
                BODY + BODY
            })
    void otherBodiesAreNoPointers(String body) {
        assertThat(PayloadPointer.read(body)).isNull();
    }

    @Test
    void aBodyLongerThanAnyPointerIsNoneAndNotParsed() {
        assertThat(PayloadPointer.read(BODY.replace("payloads", "x".repeat(32_768))))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",null",
                ",{}",
                ",{\"s3BucketName\":\"payloads\"}",
                ",{\"s3BucketName\":\"payloads\",\"s3Key\":7}",
                ",{\"s3BucketName\":\"payloads\",\"s3Key\":\"\"}",
                ",{\"s3BucketName\":\"secret\\nbucket\",\"s3Key\":\"key\"}",
                ",{\"s3BucketName\":\"payloads\",\"s3Key\":\"key\"},1",
            })
    void aPointerThatNamesNoBucketAndKeyIsInvalidAndNotShown(String rest) {
        assertThatThrownBy(() ->
                        PayloadPointer.read("[\"software.amazon.payloadoffloading.PayloadS3Pointer\"" + rest + "]"))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessageStartingWith("body must name a bucket and a key, as a pointer into S3 does, got ")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "../other/object", "a/../../other/object", "a/.", "./a"})
    void aKeyThatCouldLeadIntoAnotherBucketIsInvalid(String key) {
        assertThatThrownBy(() -> new PayloadPointer("payloads", key)).isInstanceOf(InvalidPayloadException.class);
    }

    @Test
    void aKeyHasAtMost1024Bytes() {
        assertThat(new PayloadPointer("payloads", "é".repeat(512)).key()).hasSize(512);
        assertThatThrownBy(() -> new PayloadPointer("payloads", "é".repeat(512) + "x"))
                .isInstanceOf(InvalidPayloadException.class);
    }

    @Test
    void itPrintsNoKey() {
        assertThat(POINTER).hasToString("PayloadPointer[into payloads]");
    }
}
