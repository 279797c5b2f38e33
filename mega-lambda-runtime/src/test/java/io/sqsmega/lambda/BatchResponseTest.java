package io.sqsmega.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchResponseTest {

    @Test
    void idsAreWrittenInTheirOrder() throws IOException {
        assertThat(written("b", "a"))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"},{\"itemIdentifier\":\"a\"}]}");
    }

    @Test
    void noneIsAnEmptyList() throws IOException {
        assertThat(written()).isEqualTo("{\"batchItemFailures\":[]}");
    }

    @Test
    void plainAsciiIsWrittenAsItIs() throws IOException {
        assertThat(written(" !#[]~")).contains("\" !#[]~\"");
    }

    @Test
    void allElseIsEscaped() throws IOException {
        assertThat(written("\"\\\u001f\u007fé\ud83d\ude00"))
                .contains("\"\\u0022\\u005c\\u001f\\u007f\\u00e9\\ud83d\\ude00\"");
    }

    private static String written(String... ids) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BatchResponse.write(List.of(ids), out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
