package io.sqsmega.dispatch;

import static io.sqsmega.match.Matchers.gt;
import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.MessagePattern;
import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.subscribe.Result;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Subscribers that select only by payloads do not pay for patterns of messages. */
class WithoutMessagePatternsTest {
    private static final List<String> OF_MESSAGES = List.of(
            "io.sqsmega.match.MessagePattern",
            "io.sqsmega.match.MessageFields",
            "io.sqsmega.match.AttributeMatcher",
            "io.sqsmega.match.index.MessageSlots",
            "io.sqsmega.subscribe.MessageSubscriber");

    /** Runs in another class loader. */
    public static final class Payloads implements Runnable {
        @Override
        public void run() {
            dispatch(Dispatcher.builder()
                    .on(EventPattern.named("a"), (payload, message) -> Result.OK)
                    .on(DataPattern.of(Map.of("tags", gt(0))), (payload, message) -> Result.OK));
        }
    }

    /** Runs in another class loader. */
    public static final class Messages implements Runnable {
        @Override
        public void run() {
            dispatch(Dispatcher.builder()
                    .on(MessagePattern.withAttribute("tenant", "acme"), (payload, message) -> Result.OK));
        }
    }

    private static void dispatch(Dispatcher.Builder builder) {
        Dispatcher dispatcher = builder.build();
        for (String body : List.of(
                "{\"protocol\":\"mega\",\"version\":1,\"event\":{\"name\":\"a\",\"timestamp\":\"2020-01-01T00:00:00Z\"}}",
                "{\"tags\":[1]}",
                "{\"Type\":\"Notification\",\"MessageId\":\"m\",\"TopicArn\":\"a:b\",\"Message\":\"{}\","
                        + "\"Timestamp\":\"2020-01-01T00:00:00Z\",\"MessageAttributes\":{}}",
                "text")) {
            dispatcher.dispatch(Message.builder("id", body)
                    .attribute("tenant", MessageAttribute.of("acme"))
                    .build());
        }
    }

    @Test
    void noneOfTheirClassesIsLoaded() throws Exception {
        assertThat(loadedBy(Payloads.class))
                .contains(Dispatcher.class.getName())
                .doesNotContainAnyElementsOf(OF_MESSAGES);
    }

    @Test
    void theyAreLoadedIfASubscriberHasSuchAPattern() throws Exception {
        assertThat(loadedBy(Messages.class)).containsAll(OF_MESSAGES);
    }

    private static Set<String> loadedBy(Class<? extends Runnable> type) throws Exception {
        try (RecordingLoader loader = new RecordingLoader()) {
            Object run =
                    Class.forName(type.getName(), true, loader).getConstructor().newInstance();
            ((Runnable) run).run();
            return loader.loaded;
        }
    }

    /** Loads everything but the JDK again, and records it. */
    private static final class RecordingLoader extends URLClassLoader {
        private final Set<String> loaded = new LinkedHashSet<>();

        RecordingLoader() {
            super(
                    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                            .map(RecordingLoader::url)
                            .toArray(URL[]::new),
                    ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            loaded.add(name);
            return super.findClass(name);
        }

        private static URL url(String entry) {
            try {
                return Path.of(entry).toUri().toURL();
            } catch (MalformedURLException malformed) {
                throw new IllegalStateException(malformed);
            }
        }
    }
}
