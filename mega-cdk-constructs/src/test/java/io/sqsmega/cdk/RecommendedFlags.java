package io.sqsmega.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import software.amazon.awscdk.App;

/** The flags that an app made by {@code cdk init} has. */
final class RecommendedFlags {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path PROJECT = Path.of("..", "examples", "cdk", "cdk.json");
    private static final String FILE = "package/recommended-feature-flags.json";
    private static final int BLOCK = 512;

    private RecommendedFlags() {}

    /** As the example's {@code cdk.json} has them. */
    static Map<String, Object> recommended() {
        try {
            return flags(JSON.readTree(PROJECT.toFile()).get("context"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the CDK on the class path recommends them: a file in the archive that its jar holds. */
    static Map<String, Object> ofTheCdk() throws IOException {
        String version = App.class.getPackage().getImplementationVersion();
        String archive = "/software/amazon/awscdk/aws-cdk-lib@" + version + ".jsii.tgz";
        try (InputStream packed = App.class.getResourceAsStream(archive);
                InputStream tar = new GZIPInputStream(packed, BLOCK * BLOCK)) {
            return flags(JSON.readTree(entry(tar)));
        }
    }

    /** A header block with name and octal size, then the contents, padded to blocks. */
    private static byte[] entry(InputStream tar) throws IOException {
        while (true) {
            byte[] header = tar.readNBytes(BLOCK);
            int size = Integer.parseInt(text(header, 124, 11), 8);
            int padding = (BLOCK - size % BLOCK) % BLOCK;
            if (text(header, 0, 100).equals(FILE)) {
                return tar.readNBytes(size);
            }
            tar.skipNBytes(size + (long) padding);
        }
    }

    private static String text(byte[] header, int from, int length) {
        return new String(header, from, length, StandardCharsets.US_ASCII)
                .replace("\0", "")
                .trim();
    }

    private static Map<String, Object> flags(JsonNode node) {
        Map<String, Object> flags = new TreeMap<>();
        node.properties().forEach(flag -> flags.put(flag.getKey(), JSON.convertValue(flag.getValue(), Object.class)));
        return flags;
    }
}
