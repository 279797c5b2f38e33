package io.sqsmega.examples.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sam build} is not needed, and does no harm: what it leaves behind deploys the same jar. */
class SamBuildIT {
    private static final Path TEMPLATE = Path.of("../../template.yaml");

    @BeforeAll
    static void needs() throws Exception {
        Tool.SAM.orSkip(SamBuildIT.class);
    }

    @Test
    void builtTemplateNamesTheJarOfMaven(@TempDir Path folder) throws Exception {
        Map<String, String> environment = Map.of("SAM_CLI_TELEMETRY", "0", "AWS_DEFAULT_REGION", "us-east-1");
        new Command(Path.of("."), environment, Duration.ofMinutes(2))
                .run(List.of("sam", "build", "-t", TEMPLATE.toString(), "-b", folder.toString()));
        JsonNode resources = new YAMLMapper()
                .readTree(folder.resolve("template.yaml").toFile())
                .get("Resources");

        for (String function : List.of("CartFunction", "PublisherFunction")) {
            String jar = resources.get(function).at("/Properties/CodeUri").textValue();
            assertThat(Files.isSameFile(folder.resolve(jar), Path.of(CartApp.JAR)))
                    .isTrue();
        }
    }
}
