package io.sqsmega.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A warning appears once, in the logging framework that the function has, however the function is loaded. */
@Tag("slow")
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime interface client is made for Linux")
@Timeout(300)
class LogsArriveTest {
    private static final String WARNING = "stock failed on Message[m-1 from arn:aws:sqs:eu-west-1:111122223333:cart]";

    /** What lies in the task root, and how a line of the backend that must be used begins. */
    enum TaskRootWith {
        NOTHING("WARNING: "),
        API("WARNING: ", "slf4j-api-2"),
        NOP("WARNING: ", "slf4j-api-2", "slf4j-nop"),
        OLD_API_WITH_NEW_LOGBACK("WARNING: ", "slf4j-api-1.7", "logback-classic", "logback-core"),
        API_AND_BRIDGE("WARNING: ", "slf4j-api-2", "slf4j-jdk-platform-logging"),
        LOGBACK("{\"sequenceNumber\":", "slf4j-api-2", "logback-classic", "logback-core"),
        LOGBACK_AND_BRIDGE(
                "{\"sequenceNumber\":", "slf4j-api-2", "logback-classic", "logback-core", "slf4j-jdk-platform-logging"),
        LOG4J(
                "{\"@timestamp\":",
                "slf4j-api-2",
                "log4j-slf4j2-impl",
                "log4j-api",
                "log4j-core",
                "log4j-layout-template-json"),
        LOG4J_WITHOUT_SLF4J("{\"@timestamp\":", "log4j-jpl", "log4j-api", "log4j-core", "log4j-layout-template-json");

        private final String beginning;
        private final List<String> jars;

        TaskRootWith(String beginning, String... jars) {
            this.beginning = beginning;
            this.jars = List.of(jars);
        }
    }

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void warningAppearsOnceInAFunctionLoadedAsOnLambda(TaskRootWith with) throws Exception {
        assertThat(new LoggedFunction(directory, with.jars).run(Map.of())).satisfies(isWarnedOnceBy(with));
    }

    /** There a bridge without a backend silences the JDK's own logger, too. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "API_AND_BRIDGE")
    void warningAppearsOnceInAFunctionOnOneClassPath(TaskRootWith with) throws Exception {
        assertThat(new LoggedFunction(directory, with.jars).runOnOneClassPath()).satisfies(isWarnedOnceBy(with));
    }

    private static org.assertj.core.api.ThrowingConsumer<List<? extends String>> isWarnedOnceBy(TaskRootWith with) {
        Predicate<String> isWarning = line -> line.contains(WARNING);
        return lines -> assertThat(lines.stream().filter(isWarning))
                .as(String.join("\n", lines))
                .singleElement()
                .asString()
                .startsWith(with.beginning);
    }

    @Test
    void withoutSlf4jNothingOfItIsLoaded() throws Exception {
        LoggedFunction function = new LoggedFunction(directory, List.of());

        function.run(Map.of());

        assertThat(function.loaded())
                .contains("io.sqsmega.log.JdkSink")
                .noneMatch(name -> name.startsWith("org.slf4j."));
    }
}
