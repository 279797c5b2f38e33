package io.sqsmega.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules of the embedded metric format: a JSON schema, and what no schema can say.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">Specification</a>
 */
public final class FormatRules {
    private static final int MAX_BYTES = 1_048_576;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Schema SCHEMA = schema();

    private FormatRules() {}

    private static Schema schema() {
        try (InputStream file =
                Objects.requireNonNull(FormatRules.class.getResourceAsStream("embedded-metric-format.schema.json"))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(JSON.readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the object that the line holds, if it follows the rules. */
    public static JsonNode parse(String line) throws IOException {
        assertThat(line).matches("[ -~]*").hasSizeLessThanOrEqualTo(MAX_BYTES);
        JsonNode root = JSON.readTree(line);
        assertThat(SCHEMA.validate(root)).as(line).isEmpty();
        JsonNode metadata = root.get("_aws");
        long now = System.currentTimeMillis();
        assertThat(metadata.get("Timestamp").longValue()).isBetween(now - 14L * 86_400_000, now + 7_200_000);
        assertThat(metadata.get("CloudWatchMetrics")).allSatisfy(directive -> refersTo(root, directive));
        return root;
    }

    private static void refersTo(JsonNode root, JsonNode directive) {
        for (JsonNode set : directive.get("Dimensions")) {
            for (JsonNode dimension : set) {
                assertThat(root.get(dimension.textValue()).isTextual())
                        .as(dimension.textValue())
                        .isTrue();
            }
        }
        Set<String> names = new TreeSet<>();
        for (JsonNode metric : directive.get("Metrics")) {
            String name = metric.get("Name").textValue();
            assertThat(names.add(name)).as("a metric occurs once: " + name).isTrue();
            JsonNode value = root.get(name);
            assertThat(value.isNumber() || value.isArray()).as(name).isTrue();
        }
    }
}
