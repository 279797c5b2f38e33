package io.sqsmega.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.cloudevents.CloudEvents;
import io.sqsmega.dynamodb.DynamoDbGuard;
import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.listen.SqsListener;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.publish.SnsPublisher;
import io.sqsmega.publish.SqsPublisher;
import io.sqsmega.s3.S3PayloadReader;
import io.sqsmega.s3.S3PayloadStore;
import io.sqsmega.settle.SqsBackoff;
import io.sqsmega.settle.SqsDeadLetterQueue;
import io.sqsmega.slf4j.MdcContext;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every place that an optional dependency is used at first names it when it is missing. */
class MissingDependencyTest {
    private static final String QUEUE = "http://localhost/queue";
    private static final int OF_AWS = 17;
    private static final String TOPIC = "arn:aws:sns:eu-west-1:111122223333:topic";

    /** By the dependency that each needs. */
    private static Map<Runnable, String> places() {
        Map<Runnable, String> places = new LinkedHashMap<>();
        places.put(() -> SqsPublisher.of(QUEUE), "software.amazon.awssdk:sqs");
        places.put(() -> SqsPublisher.builder(QUEUE), "software.amazon.awssdk:sqs");
        places.put(() -> SnsPublisher.of(TOPIC), "software.amazon.awssdk:sns");
        places.put(() -> SnsPublisher.builder(TOPIC), "software.amazon.awssdk:sns");
        places.put(() -> SqsDeadLetterQueue.of(QUEUE), "software.amazon.awssdk:sqs");
        places.put(() -> SqsBackoff.exponential(), "software.amazon.awssdk:sqs");
        places.put(() -> SqsBackoff.builder(), "software.amazon.awssdk:sqs");
        places.put(() -> SqsListener.builder(QUEUE), "software.amazon.awssdk:sqs");
        places.put(() -> HandlerOptions.fromEnvironment(Map.of("MEGA_QUEUE_URL", QUEUE)), "software.amazon.awssdk:sqs");
        places.put(
                () -> HandlerOptions.fromEnvironment(Map.of("MEGA_DEAD_LETTER_QUEUE_URL", QUEUE)),
                "software.amazon.awssdk:sqs");
        places.put(() -> SqsListener.fromEnvironment(Map.of("MEGA_QUEUE_URL", QUEUE)), "software.amazon.awssdk:sqs");
        places.put(() -> DynamoDbGuard.of("table", Duration.ofSeconds(1)), "software.amazon.awssdk:dynamodb");
        places.put(() -> DynamoDbGuard.builder("table", Duration.ofSeconds(1)), "software.amazon.awssdk:dynamodb");
        places.put(() -> S3PayloadReader.of("bucket"), "software.amazon.awssdk:s3");
        places.put(() -> S3PayloadReader.builder(List.of("bucket")), "software.amazon.awssdk:s3");
        places.put(() -> S3PayloadStore.of("bucket"), "software.amazon.awssdk:s3");
        places.put(() -> S3PayloadStore.builder("bucket"), "software.amazon.awssdk:s3");
        places.put(() -> new MdcContext(), "org.slf4j:slf4j-api");
        places.put(() -> CloudEvents.transformer(), "io.cloudevents:cloudevents-core");
        places.put(
                () -> CloudEvents.of(MegaPayload.of(Event.named("x").build()), URI.create("/s")),
                "io.cloudevents:cloudevents-core");
        return places;
    }

    @Test
    void withoutAnyOptionalDependencyEachPlaceNamesTheOneThatItNeeds() throws Exception {
        assertThat(outputWithout("awssdk", "slf4j-api", "cloudevents"))
                .isEqualTo(places().values().stream()
                        .map(dependency -> "IllegalStateException: " + dependency)
                        .toList());
    }

    @Test
    void withTheRestOfTheSdkEachPlaceNamesTheModuleThatItNeeds() throws Exception {
        List<String> modules = List.of("sqs", "sns", "dynamodb", "s3");
        String[] jars = modules.stream()
                .map(module -> "awssdk" + File.separator + module + File.separator)
                .toArray(String[]::new);

        assertThat(outputWithout(jars).subList(0, OF_AWS))
                .isEqualTo(places().values().stream()
                        .limit(OF_AWS)
                        .map(dependency -> "IllegalStateException: " + dependency)
                        .toList());
    }

    private static List<String> outputWithout(String... jars) throws IOException, InterruptedException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> Arrays.stream(jars).noneMatch(entry::contains))
                .collect(Collectors.joining(File.pathSeparator));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(java, "-cp", classPath, Program.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return output.lines().toList();
    }

    /** The program of that JVM. */
    static final class Program {
        private Program() {}

        public static void main(String[] args) {
            places().forEach((place, dependency) -> {
                try {
                    place.run();
                    System.out.println("nothing");
                } catch (Throwable missing) {
                    boolean named = String.valueOf(missing.getMessage()).endsWith("add the dependency " + dependency);
                    System.out.println(
                            named ? missing.getClass().getSimpleName() + ": " + dependency : String.valueOf(missing));
                }
            });
        }
    }
}
