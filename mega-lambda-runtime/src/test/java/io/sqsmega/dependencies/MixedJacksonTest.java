package io.sqsmega.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.cfg.PackageVersion;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Maven's "nearest wins" puts an older jackson-core beside a newer jackson-databind: typed access says so each time.
 */
class MixedJacksonTest {
    private static final String OLD_CORE = "2.18.2";

    @Test
    void everyTypedAccessNamesBothVersionsAndTheRemedy() throws Exception {
        String message = "IllegalStateException: jackson-core must be as new as jackson-databind "
                + PackageVersion.VERSION + ", got " + OLD_CORE
                + ": import io.sqsmega:mega-bom or com.fasterxml.jackson:jackson-bom";

        assertThat(outputWithAnOldCore()).containsExactly("untyped: 5", message, message);
    }

    private static Iterable<String> outputWithAnOldCore() throws IOException, InterruptedException {
        String oldCore = Path.of("target", "other-versions", "jackson-core-" + OLD_CORE + ".jar")
                .toString();
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> entry.contains("jackson-core") ? oldCore : entry)
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
            MegaPayload payload =
                    MegaPayload.of(Event.named("x").attribute("quantity", 5).build());
            System.out.println("untyped: " + payload.event().attributes().get("quantity"));
            for (int i = 0; i < 2; i++) {
                try {
                    System.out.println(payload.event().attributesAs(Order.class));
                } catch (Throwable failure) {
                    System.out.println(failure.getClass().getSimpleName() + ": " + failure.getMessage());
                }
            }
        }

        record Order(int quantity) {}
    }
}
