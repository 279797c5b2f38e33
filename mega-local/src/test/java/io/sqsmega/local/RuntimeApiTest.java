package io.sqsmega.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.local.RuntimeApi.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Spoken to as a runtime does. What the real one makes of it is seen in the runtime's tests and in the example's. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class RuntimeApiTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final RuntimeApi api = RuntimeApi.start(requests::add);
    private final HttpClient runtime = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void eventIsHandedOverWithWhatIsKnownOfTheInvocation() throws Exception {
        api.send("id", "{\"a\":\"ä\"}", MINUTE);

        HttpResponse<String> next = next();

        assertThat(next.statusCode()).isEqualTo(200);
        assertThat(next.body()).isEqualTo("{\"a\":\"ä\"}");
        assertThat(next.headers().firstValue("Lambda-Runtime-Aws-Request-Id")).hasValue("id");
        assertThat(next.headers().firstValue("Lambda-Runtime-Invoked-Function-Arn"))
                .isPresent();
        Instant deadline = Instant.ofEpochMilli(
                next.headers().firstValueAsLong("Lambda-Runtime-Deadline-Ms").orElseThrow());
        assertThat(deadline).isBetween(Instant.now(), Instant.now().plus(MINUTE));
    }

    @Test
    void responseIsTheAnswer() throws Exception {
        assertThat(post("invocation/id/response", "{}").statusCode()).isEqualTo(202);
        assertThat(api.answerWithin(MINUTE)).isEqualTo(new Answer(false, "{}"));
    }

    @Test
    void errorIsTheAnswerTooOfTheInvocationOrOfTheStart() throws Exception {
        post("invocation/id/error", "\"failed\"");
        post("init/error", "\"not started\"");

        assertThat(api.answerWithin(MINUTE)).isEqualTo(new Answer(true, "\"failed\""));
        assertThat(api.answerWithin(MINUTE)).isEqualTo(new Answer(true, "\"not started\""));
    }

    @Test
    void invocationWaitsForItsAnswer() throws Exception {
        CompletableFuture<HttpResponse<String>> answered = CompletableFuture.supplyAsync(() -> {
            try {
                HttpResponse<String> event = next();
                String id = event.headers()
                        .firstValue("Lambda-Runtime-Aws-Request-Id")
                        .orElseThrow();
                return post("invocation/" + id + "/response", "{\"got\":" + event.body() + "}");
            } catch (IOException | InterruptedException failed) {
                throw new IllegalStateException(failed);
            }
        });

        assertThat(api.invoke("7", MINUTE)).isEqualTo(new Answer(false, "{\"got\":7}"));
        assertThat(answered.get().statusCode()).isEqualTo(202);
    }

    @Test
    void manyInvocationsAtATimeEachGetTheirOwnAnswer() throws Exception {
        int invocations = 32;
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        ExecutorService callers = Executors.newFixedThreadPool(invocations);
        try {
            for (int i = 0; i < invocations; i++) {
                String event = Integer.toString(i);
                answers.add(CompletableFuture.supplyAsync(() -> invoke(event), callers));
            }
            List<HttpResponse<String>> taken = new ArrayList<>();
            for (int i = 0; i < invocations; i++) {
                taken.add(next());
            }
            Collections.reverse(taken);
            for (HttpResponse<String> event : taken) {
                String id = event.headers()
                        .firstValue("Lambda-Runtime-Aws-Request-Id")
                        .orElseThrow();
                post("invocation/" + id + "/response", "\"answer to " + event.body() + "\"");
            }

            for (int i = 0; i < invocations; i++) {
                assertThat(answers.get(i).get()).isEqualTo(new Answer(false, "\"answer to " + i + "\""));
            }
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void answerThatComesTooLateIsNotTakenForThatToTheNextEvent() throws Exception {
        assertThatIllegalStateException().isThrownBy(() -> api.invoke("1", Duration.ofMillis(1)));
        String late =
                next().headers().firstValue("Lambda-Runtime-Aws-Request-Id").orElseThrow();
        CompletableFuture<Answer> second = CompletableFuture.supplyAsync(() -> invoke("2"));
        String id = next().headers().firstValue("Lambda-Runtime-Aws-Request-Id").orElseThrow();

        post("invocation/" + late + "/response", "\"late\"");
        post("invocation/" + id + "/response", "\"in time\"");

        assertThat(second.get()).isEqualTo(new Answer(false, "\"in time\""));
        assertThat(api.answerWithin(Duration.ZERO)).isNull();
    }

    @Test
    void functionThatCannotStartFailsEveryInvocationThatWaits() throws Exception {
        CompletableFuture<Answer> first = CompletableFuture.supplyAsync(() -> invoke("1"));
        CompletableFuture<Answer> second = CompletableFuture.supplyAsync(() -> invoke("2"));
        next();
        next();

        post("init/error", "\"not started\"");

        assertThat(first.get()).isEqualTo(new Answer(true, "\"not started\""));
        assertThat(second.get()).isEqualTo(new Answer(true, "\"not started\""));
    }

    private Answer invoke(String event) {
        try {
            return api.invoke(event, MINUTE);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void functionThatDoesNotAnswerFailsTheInvocation() {
        assertThatIllegalStateException()
                .isThrownBy(() -> api.invoke("{}", Duration.ofMillis(1)))
                .withMessage("the function must answer within PT0.001S, got no answer");
    }

    @Test
    void requestsAreHeardInTheirOrder() throws Exception {
        api.send("id", "{}", MINUTE);

        assertThat(get("restore/next").body()).isEqualTo("{}");
        next();
        post("invocation/id/response", "{}");

        assertThat(requests).containsExactly("restore/next", "invocation/next", "invocation/id/response");
    }

    @Test
    void runtimeThatWaitsForAnEventIsLetGo() {
        CompletableFuture<HttpResponse<String>> waiting =
                runtime.sendAsync(request("invocation/next").build(), BodyHandlers.ofString());
        while (requests.isEmpty()) {
            Thread.onSpinWait();
        }

        api.close();

        assertThatThrownBy(waiting::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(IOException.class);
    }

    @Test
    void environmentNamesTheFunctionAndTheAddress() {
        assertThat(api.environment("cart"))
                .containsEntry("AWS_LAMBDA_FUNCTION_NAME", "cart")
                .containsEntry("AWS_LAMBDA_RUNTIME_API", api.address());
    }

    private HttpResponse<String> next() throws IOException, InterruptedException {
        return get("invocation/next");
    }

    private HttpResponse<String> get(String request) throws IOException, InterruptedException {
        return runtime.send(request(request).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String request, String body) throws IOException, InterruptedException {
        return runtime.send(request(request).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String request) {
        return HttpRequest.newBuilder(URI.create("http://" + api.address() + "/2018-06-01/runtime/" + request));
    }
}
