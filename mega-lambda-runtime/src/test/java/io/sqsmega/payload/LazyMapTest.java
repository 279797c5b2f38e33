package io.sqsmega.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LazyMapTest {
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void payloadIsMadeWithoutAskingForItsContents() {
        MegaPayload payload = payload(lazily(Map.of("a", 1)));

        assertThat(asked).hasValue(0);
        assertThat(payload.object().current()).containsEntry("a", 1);
        assertThat(payload.extra())
                .isEqualTo(Map.of("a", 1))
                .isEqualTo(payload.object().current());
        assertThat(payload.event().attributes()).hasSize(1);
        assertThat(asked).hasValue(1);
    }

    @Test
    void payloadIsEqualToOneThatIsThere() {
        MegaPayload there = payload(Map.of("a", 1));

        assertThat(payload(lazily(Map.of("a", 1)))).isEqualTo(there).hasSameHashCodeAs(there);
        assertThat(there).isEqualTo(payload(lazily(Map.of("a", 1))));
        assertThat(payload(lazily(Map.of("a", 1)))).hasToString(there.toString());
        assertThat(payload(lazily(Map.of()))).isEqualTo(payload(Map.of()));
        assertThat(ObjectData.builder().current(lazily(Map.of())).build().isEmpty())
                .isTrue();
    }

    @Test
    void contentsAreCopiedAndCannotBeChanged() {
        Map<String, Object> kept = new HashMap<>(Map.of("a", 1L));
        Map<String, @Nullable Object> lazy = lazily(kept);

        assertThat(lazy.get("a")).isEqualTo(1);
        kept.put("a", 2);

        assertThat(lazy.get("a")).isEqualTo(1);
        assertThatThrownBy(() -> lazy.put("b", 1)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void contentsThatNoPayloadCarriesAreRefusedWhenTheyAreAskedFor() {
        Map<String, @Nullable Object> lazy = lazily(Map.of("a", new Object()));

        assertThatThrownBy(lazy::size)
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessageStartingWith("extra.a must be null");
    }

    @Test
    void threadsThatAskAtOnceGetTheSame() throws ExecutionException, InterruptedException {
        int threads = 8;
        Map<String, @Nullable Object> lazy = lazily(Map.of("list", List.of(1)));
        CountDownLatch ready = new CountDownLatch(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<@Nullable Object>> answers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                answers.add(executor.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return lazy.get("list");
                }));
            }
            for (Future<@Nullable Object> answer : answers) {
                assertThat(answer.get()).isSameAs(lazy.get("list"));
            }
            assertThat(asked).hasValue(1);
        } finally {
            executor.shutdownNow();
        }
    }

    private Map<String, @Nullable Object> lazily(Map<String, ?> contents) {
        return Values.lazily(
                () -> {
                    asked.incrementAndGet();
                    return contents;
                },
                "extra");
    }

    private static MegaPayload payload(Map<String, ?> section) {
        Event event = new Event(
                "a", Instant.EPOCH.atOffset(ZoneOffset.UTC), 1, null, null, null, Values.copyOf(section, "attributes"));
        return MegaPayload.builder(event)
                .object(ObjectData.builder().current(section).build())
                .extra(section)
                .build();
    }
}
