package io.sqsmega.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.match.DataPattern;
import io.sqsmega.match.Mismatch;
import io.sqsmega.message.Message;
import io.sqsmega.subscribe.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What cannot even be opened is explained by what failed. */
class ExplainTest {
    private static final String POINTER =
            "[\"software.amazon.payloadoffloading.PayloadS3Pointer\",{\"s3BucketName\":\"payloads\",\"s3Key\":\"k\"}]";

    private final Dispatcher.Builder dispatcher =
            Dispatcher.builder().on(DataPattern.any(), (payload, message) -> Result.OK);

    @Test
    void aBodyThatCannotBeFetchedIsNotBlamedOnATransformer() {
        dispatcher.largePayloads(pointer -> {
            throw new IllegalStateException("secret");
        });

        assertThat(explained(POINTER))
                .containsExactly(Map.entry(
                        "the body",
                        List.of(new Mismatch("body", "can be fetched and read", "java.lang.IllegalStateException"))));
    }

    @Test
    void aTransformerThatThrowsIsNamed() {
        dispatcher.transformPlaintext((payload, message) -> {
            throw new UncheckedIOException(new IOException("secret"));
        });

        assertThat(explained("plain text"))
                .containsExactly(Map.entry(
                        "a transformer",
                        List.of(new Mismatch("payload", "can be transformed", "java.io.UncheckedIOException"))));
    }

    private Map<String, List<Mismatch>> explained(String body) {
        return dispatcher.build().explain(Message.builder("1", body).build());
    }
}
