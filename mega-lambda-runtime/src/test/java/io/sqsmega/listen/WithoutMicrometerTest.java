package io.sqsmega.listen;

import static io.sqsmega.listen.Background.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.match.DataPattern;
import io.sqsmega.subscribe.Result;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A listener without metrics needs no Micrometer, and loads no class of it or for it. */
class WithoutMicrometerTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aListenerRunsWithoutMicrometer(boolean onTheClassPath) throws Exception {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> onTheClassPath || !entry.contains("micrometer"))
                .collect(Collectors.joining(File.pathSeparator));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java, "-Xlog:class+load", "-XX:TieredStopAtLevel=1", "-cp", classPath, Consumer.class.getName())
                .redirectErrorStream(true)
                .start();

        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(output.lines())
                .contains("processed")
                .anyMatch(line -> line.contains("io.sqsmega.listen.SqsListener"));
        assertThat(output.lines()).noneMatch(line -> line.contains("micrometer"));
    }

    /** The program of that JVM. */
    static final class Consumer {
        private Consumer() {}

        public static void main(String[] args) throws Exception {
            MemorySqs sqs = MemorySqs.standard().with(1);
            try (Background listening = Background.of(SqsListener.builder("http://localhost/queue")
                    .client(sqs)
                    .on(DataPattern.any(), (payload, message) -> Result.OK))) {
                await("it is deleted", sqs::isEmpty);
            }
            System.out.println("processed");
        }
    }
}
