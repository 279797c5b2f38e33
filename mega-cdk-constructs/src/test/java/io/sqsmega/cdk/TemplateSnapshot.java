package io.sqsmega.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.assertions.Template;

/**
 * Compares a template with a file in {@code src/test/resources/snapshots}, so that a review sees what a change does to
 * every resource. After a change that is meant, write the files anew and read the difference:
 *
 * <pre>mvn -pl mega-cdk-constructs test -Dtest='SnapshotTest,PlainTemplateTest' -Dsnapshots=update</pre>
 */
final class TemplateSnapshot {
    private static final Path FOLDER = Path.of("src/test/resources/snapshots");
    private static final boolean UPDATE = "update".equals(System.getProperty("snapshots"));
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private TemplateSnapshot() {}

    /** Without what the CDK adds to every stack. */
    static void assertMatches(String name, Template template) {
        Map<String, Object> json = new TreeMap<>(template.toJSON());
        json.remove("Parameters");
        json.remove("Rules");
        assertMatches(FOLDER.resolve(name + ".template.json"), normalised(json));
    }

    /** A template that is used as it is. */
    static void assertMatches(Path file, Template template) {
        assertMatches(file, normalised(template.toJSON()));
    }

    private static void assertMatches(Path file, String actual) {
        if (UPDATE) {
            write(file, actual);
        }
        assertThat(read(file))
                .as("%s; if the change is meant, update it as %s says", file, TemplateSnapshot.class.getName())
                .isEqualTo(actual);
    }

    /** Without the hashes that name the code's contents. */
    private static String normalised(Map<String, Object> json) {
        try {
            return JSON.writeValueAsString(json)
                            .replaceAll("[0-9a-f]{64}", "<hash>")
                            .replaceAll("(CurrentVersion[0-9A-F]{8})[0-9a-f]{32}", "$1<hash>")
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
