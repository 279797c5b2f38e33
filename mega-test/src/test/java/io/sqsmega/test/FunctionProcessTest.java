package io.sqsmega.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.local.RuntimeApi.Answer;
import io.sqsmega.test.functions.Obedient;
import io.sqsmega.test.functions.Snapped;
import io.sqsmega.test.functions.Unmakable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.crac.Core;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime interface client is made for Linux")
@Timeout(180)
class FunctionProcessTest {
    @TempDir
    private Path directory;

    @Test
    void aFunctionAnswersAndLogsInAnEnvironmentOfItsOwn() throws IOException {
        FunctionProcess.Builder builder = FunctionProcess.builder(jar(Obedient.class), Obedient.class.getName())
                .environment(Map.of("PLACE", "afar"));
        try (FunctionProcess function = builder.start()) {
            assertThat(function.invoke("\"greet\"")).isEqualTo(new Answer(false, "\"hello from afar\""));
            assertThat(function.invoke("\"name yourself\"").body()).isEqualTo("\"Obedient\"");
            assertThat(function.invoke("\"look for the test\"").body()).isEqualTo("\"false\"");
            assertThat(function.invoke("\"read the home of the user\"").body()).isEqualTo("\"null\"");
            assertThat(function.invoke("\"say who loaded you\"").body()).isEqualTo("\"CustomerClassLoader\"");
            assertThat(function.log()).contains("asked to greet", "asked to name yourself");

            Answer error = function.invoke("\"dance\"");
            assertThat(error.isError()).isTrue();
            assertThat(error.body()).contains("event must be known, got dance");
        }
    }

    @Test
    void aFunctionThatTakesTooLongIsKilledAndTheNextInvocationHasAnother() throws IOException {
        FunctionProcess.Builder builder = FunctionProcess.builder(jar(Obedient.class), Obedient.class.getName())
                .timeout(Duration.ofSeconds(5));
        try (FunctionProcess function = builder.start()) {
            assertThatThrownBy(() -> function.invoke("\"hang\""))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("function " + Obedient.class.getName()
                            + " must answer within PT5S, got no answer: its process was killed, as on Lambda."
                            + " Its log:\nasked to hang\n");

            assertThat(function.invoke("\"greet\"").body()).isEqualTo("\"hello from null\"");
        }
    }

    @Test
    void aFunctionThatDiesSaysSoAtOnce() throws IOException {
        FunctionProcess.Builder builder = FunctionProcess.builder(jar(Obedient.class), Obedient.class.getName())
                .timeout(Duration.ofMinutes(15));
        try (FunctionProcess function = builder.start()) {
            assertThatThrownBy(() -> function.invoke("\"die\""))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("function " + Obedient.class.getName()
                            + " must answer, but its process ended with exit code 3. Its log:\nasked to die\n");
        }
    }

    @Test
    void aFunctionThatCannotBeMadeSaysWhy() throws IOException {
        FunctionProcess.Builder builder = FunctionProcess.builder(jar(Unmakable.class), Unmakable.class.getName());

        assertThatThrownBy(builder::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("TILL_URL must be set");
    }

    @Test
    void oneProcessHandlesSeveralInvocationsAtATime() throws IOException {
        FunctionProcess.Builder builder = FunctionProcess.builder(jar(Obedient.class), Obedient.class.getName())
                .concurrency(2);
        try (FunctionProcess function = builder.start()) {
            CompletableFuture<Answer> one =
                    CompletableFuture.supplyAsync(() -> function.invoke("\"meet another invocation\""));
            Answer other = function.invoke("\"meet another invocation\"");

            assertThat(other.body()).isEqualTo("\"met\"");
            assertThat(one.join()).isEqualTo(other);
        }
    }

    @Test
    void theHooksOfSnapStartAreCalled() throws IOException {
        Path code = Files.createDirectory(directory.resolve("code"));
        Path type = code.resolve(Snapped.class.getName().replace('.', '/') + ".class");
        Files.createDirectories(type.getParent());
        Files.write(type, bytes(Snapped.class));
        Path crac = Path.of(
                Core.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        Files.copy(crac, Files.createDirectory(code.resolve("lib")).resolve("org-crac.jar"));

        try (FunctionProcess function = FunctionProcess.builder(code, Snapped.class.getName())
                .snapStart()
                .start()) {
            assertThat(function.invoke("\"event\"").body()).isEqualTo("\"before after event\"");
        }
        assertThat(type).exists();
    }

    @Test
    void aTimeoutIsOneOfLambdas() {
        assertThatThrownBy(() -> FunctionProcess.builder(directory, "x").timeout(Duration.ofMinutes(16)))
                .hasMessage("timeout must be above 0 and at most 15 minutes, got PT16M");
    }

    @Test
    void aClosedFunctionIsNotInvoked() throws IOException {
        FunctionProcess function = FunctionProcess.builder(jar(Obedient.class), Obedient.class.getName())
                .start();
        function.close();
        function.close();

        assertThatThrownBy(() -> function.invoke("\"greet\""))
                .hasMessage("a function must not be invoked after it was closed");
    }

    private Path jar(Class<?> type) throws IOException {
        Path jar = directory.resolve(type.getSimpleName() + ".jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry(type.getName().replace('.', '/') + ".class"));
            zip.write(bytes(type));
        }
        return jar;
    }

    private static byte[] bytes(Class<?> type) {
        try (InputStream compiled = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            return compiled.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
