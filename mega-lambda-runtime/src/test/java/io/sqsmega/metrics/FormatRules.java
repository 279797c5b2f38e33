package io.sqsmega.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules of the embedded metric format.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">Specification</a>
 */
final class FormatRules {
    private static final Set<String> UNITS = Set.of("Count", "Milliseconds");

    private FormatRules() {}

    /** Returns the object that the line holds, if it follows the rules. */
    static JsonNode parse(String line) throws IOException {
        assertThat(line).doesNotContain("\n").hasSizeLessThan(1_000_000);
        JsonNode root = new ObjectMapper().readTree(line);
        JsonNode metadata = root.get("_aws");
        long now = System.currentTimeMillis();
        assertThat(metadata.get("Timestamp").longValue()).isBetween(now - 14L * 86_400_000, now + 7_200_000);
        assertThat(metadata.get("CloudWatchMetrics")).isNotEmpty().allSatisfy(directive -> follows(directive, root));
        return root;
    }

    private static void follows(JsonNode directive, JsonNode root) {
        assertThat(directive.get("Namespace").textValue()).matches("[a-zA-Z0-9._#:/-]{1,256}");
        for (JsonNode set : directive.get("Dimensions")) {
            assertThat(set.size()).isLessThanOrEqualTo(30);
            for (JsonNode dimension : set) {
                assertThat(dimension.textValue()).matches("[ -~]{1,250}").doesNotStartWith(":");
                assertThat(root.get(dimension.textValue()).textValue())
                        .matches("[ -~]{1,1024}")
                        .isNotBlank();
            }
        }
        assertThat(directive.get("Metrics").size()).isBetween(1, 100);
        Set<String> names = new TreeSet<>();
        for (JsonNode metric : directive.get("Metrics")) {
            String name = metric.get("Name").textValue();
            assertThat(name).hasSizeBetween(1, 1_024).isNotBlank();
            assertThat(names.add(name)).as("a metric occurs once: " + name).isTrue();
            assertThat(UNITS).contains(metric.get("Unit").textValue());
            JsonNode value = root.get(name);
            assertThat(value.isNumber() || value.isArray()).as(name).isTrue();
            assertThat(value.size()).isLessThanOrEqualTo(100);
            assertThat(value).allMatch(JsonNode::isNumber);
        }
    }
}
