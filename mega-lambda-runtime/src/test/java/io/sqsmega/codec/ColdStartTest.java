package io.sqsmega.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.codec.bind.JacksonBinder;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a function loads before it can read its first message. */
class ColdStartTest {
    private static final String MEGA =
            "{\"protocol\":\"mega\",\"version\":1,\"event\":{\"name\":\"a\",\"timestamp\":\"2020-01-01T00:00:00Z\"}}";

    @Test
    void jsonNeedsNeitherJacksonNorBson() throws Exception {
        try (RecordingLoader loader = new RecordingLoader()) {
            roundTrip(loader, MEGA);

            assertThat(loader.loaded)
                    .noneMatch(name -> name.startsWith("com.fasterxml.jackson."))
                    .noneMatch(name -> name.startsWith("org.bson."));
        }
    }

    @Test
    void readingBsonNeedsNoLibrary() throws Exception {
        try (RecordingLoader loader = new RecordingLoader()) {
            roundTrip(loader, "DAAAABBhAAEAAAAA");

            assertThat(loader.loaded)
                    .noneMatch(name -> name.startsWith("com.fasterxml.jackson."))
                    .noneMatch(name -> name.startsWith("org.bson."));
        }
    }

    @Test
    void loaderSeesDataBindingWhenItIsAskedFor() throws Exception {
        try (RecordingLoader loader = new RecordingLoader()) {
            Class.forName(JacksonBinder.class.getName(), true, loader);

            assertThat(loader.loaded).anyMatch(name -> name.startsWith("com.fasterxml.jackson.databind."));
        }
    }

    private static void roundTrip(ClassLoader loader, String body) throws ReflectiveOperationException {
        Class<?> codec = Class.forName(PayloadCodec.class.getName(), true, loader);
        Class<?> payloadType = Class.forName("io.sqsmega.payload.Payload", true, loader);
        Object payload = codec.getMethod("decode", String.class).invoke(null, body);
        Object written = codec.getMethod("encode", payloadType).invoke(null, payload);
        assertThat(codec.getMethod("decode", String.class).invoke(null, written))
                .isEqualTo(payload);
    }

    /** Loads everything but the JDK anew, and remembers what. */
    private static final class RecordingLoader extends URLClassLoader {
        private final Set<String> loaded = new LinkedHashSet<>();

        RecordingLoader() {
            super(classPath(), ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            loaded.add(name);
            return super.findClass(name);
        }

        private static URL[] classPath() {
            return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(RecordingLoader::url)
                    .toArray(URL[]::new);
        }

        private static URL url(String entry) {
            try {
                return Path.of(entry).toUri().toURL();
            } catch (MalformedURLException impossible) {
                throw new IllegalArgumentException(impossible);
            }
        }
    }
}
