package io.sqsmega.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.metrics.FormatRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Metrics stand on a line of their own, also after a line that Lambda's logger did not end. */
@Tag("slow")
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime interface client is made for Linux")
@Timeout(300)
class MetricsOnLambdaTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"TEXT", "JSON"})
    void lineOfMetricsIsAnObject(String format) throws Exception {
        List<String> lines = new LoggedFunction(directory, List.of())
                .run(Map.of(
                        "AWS_LAMBDA_LOG_FORMAT",
                        format,
                        FailingFunction.LOG,
                        "unfinished",
                        FailingFunction.NAMESPACE,
                        "Shop"));

        assertThat(lines)
                .filteredOn(line -> line.contains("CloudWatchMetrics"))
                .singleElement()
                .satisfies(
                        line -> assertThat(FormatRules.parse(line).get("Retry").intValue())
                                .isEqualTo(1));
    }
}
