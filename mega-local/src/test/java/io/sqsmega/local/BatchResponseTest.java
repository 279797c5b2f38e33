package io.sqsmega.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchResponseTest {
    private static final Set<String> BATCH = Set.of("a", "b");

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                " ",
                "null",
                "{}",
                "{\"batchItemFailures\":null}",
                "{\"batchItemFailures\":[]}",
                "{\"statusCode\":200}"
            })
    void noFailuresMeansCompleteSuccess(String response) {
        assertThat(BatchResponse.failures(response, BATCH)).isEmpty();
    }

    @Test
    void failuresAreTheNamedOnes() {
        String response = "{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"},{\"itemIdentifier\":\"b\"}]}";

        assertThat(BatchResponse.failures(response, BATCH)).containsExactly("b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0000',
            value = {
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]} | itemIdentifier must be the id of a message of the batch, got an empty text",
                "{\"batchItemFailures\":[{\"itemIdentifier\":null}]} | itemIdentifier must be the id of a message, got null",
                "{\"batchItemFailures\":[{\"itemIdentifier\":1}]} | itemIdentifier must be the id of a message, got number",
                "{\"batchItemFailures\":[{\"id\":\"a\"}]} | itemIdentifier must be the id of a message, got missing",
                "{\"batchItemFailures\":[\"a\"]} | itemIdentifier must be the id of a message, got missing",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"c\"}]} | itemIdentifier must be the id of a message of the batch, got another text",
                "{\"batchItemFailures\":\"a\"} | batchItemFailures must be a list, got string",
                "{\"batchItemFailures\":[ | response must be JSON, got something else",
                "{} trailing | response must be JSON, got something else",
                "[] | response must be a JSON object, got array",
                "\"ok\" | response must be a JSON object, got string",
            })
    void brokenResponseFailsTheBatch(String response, String message) {
        assertThatThrownBy(() -> BatchResponse.failures(response, BATCH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
