package io.sqsmega.examples.cart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sqsmega.local.RuntimeApi.Answer;
import io.sqsmega.test.FunctionProcess;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file of {@code examples/events} goes through Lambda's own runtime into the deployed jar, and comes back as
 * expected.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime interface client is made for Linux")
@Timeout(180)
class EventFilesIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static FunctionProcess function;

    @BeforeAll
    static void startTheFunction() {
        function = ExampleFiles.function(CartHandler.class).start();
    }

    @AfterAll
    static void stopTheFunction() {
        function.close();
    }

    static List<String> eventNames() throws IOException {
        return ExampleFiles.eventNames();
    }

    @ParameterizedTest
    @MethodSource("eventNames")
    void theResponseAndTheLogAreAsTheFileBesideSays(String name) throws Exception {
        JsonNode expected = JSON.readTree(ExampleFiles.expected(name));
        int alreadyLogged = function.log().length();

        Answer answer = function.invoke(ExampleFiles.event(name));

        assertThat(answer.isError()).as(answer.body()).isFalse();
        assertThat(JSON.readTree(answer.body())).isEqualTo(expected.get("response"));
        String log = function.log().substring(alreadyLogged);
        assertThat(log).contains(texts(expected.get("log")));
        assertThat(log).doesNotContain("AQEB", "2336412f37fb687f5d51e6e2425f004a", "19.99");
    }

    @Test
    void anEventThatIsNotOfSqsFailsTheWholeInvocation() throws Exception {
        Answer answer = function.invoke("{\"version\": \"2.0\", \"routeKey\": \"GET /\", \"rawPath\": \"/\"}");

        assertThat(answer.isError()).isTrue();
        assertThat(JSON.readTree(answer.body()).get("errorType").textValue())
                .isEqualTo(IllegalArgumentException.class.getName());
        assertThat(JSON.readTree(answer.body()).get("errorMessage").textValue()).contains("event must be an SQS event");
    }

    @Test
    void aRecordOfAnotherServiceFailsTheWholeInvocation() throws Exception {
        Answer answer =
                function.invoke("{\"Records\": [{\"eventSource\": \"aws:s3\", \"eventName\": \"ObjectCreated:Put\"}]}");

        assertThat(answer.isError()).isTrue();
    }

    private static List<String> texts(JsonNode list) {
        return JSON.convertValue(list, JSON.getTypeFactory().constructCollectionType(List.class, String.class));
    }
}
