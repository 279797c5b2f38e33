package io.sqsmega.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.codec.bind.JacksonBinder;
import io.sqsmega.guard.DuplicateGuard;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which options call a service, and so need a thread that waits only until the deadline. */
class DispatchOptionsTest {
    private static final Map<String, UnaryOperator<Dispatcher.Builder>> OF_SERVICES = Map.of(
            "deadLetters", builder -> builder.deadLetters((message, reason, subscriber) -> true),
            "duplicateGuard", builder -> builder.duplicateGuard(DuplicateGuard.inMemory(Duration.ofMinutes(1), 10)),
            "largePayloads", builder -> builder.largePayloads(pointer -> "large"),
            "redelivery", builder -> builder.redelivery(reports -> {}));

    private static final Map<String, UnaryOperator<Dispatcher.Builder>> OTHERS = Map.of(
            "base64AsBytes", builder -> builder.base64AsBytes(true),
            "dataBinder",
                    builder -> builder.dataBinder(
                            JacksonBinder.of(JacksonBinder.strictMapper().build())),
            "giveUpAtReceive", builder -> builder.giveUpAtReceive(3),
            "loggingContext", builder -> builder.loggingContext(fields -> () -> {}),
            "observer", builder -> builder.observer(report -> {}),
            "tracing", builder -> builder.tracing(message -> new MessageTracer.MessageTrace() {}),
            "unmatched", builder -> builder.unmatched(Unmatched.KEEP));

    @Test
    void eachOptionOfAServiceAloneCallsOne() {
        assertThat(callingServices(OF_SERVICES)).isEqualTo(OF_SERVICES.keySet());
    }

    @Test
    void noOtherOptionCallsAService() {
        assertThat(Dispatcher.builder().build().callsServices()).isFalse();
        assertThat(callingServices(OTHERS)).isEmpty();
    }

    @Test
    void everyOptionIsInOneOfTheLists() {
        Set<String> listed = new HashSet<>(OF_SERVICES.keySet());
        listed.addAll(OTHERS.keySet());

        assertThat(Arrays.stream(DispatchOptions.Builder.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                        .map(Method::getName)
                        .filter(name -> !name.equals("toString")))
                .containsExactlyInAnyOrderElementsOf(listed);
    }

    private static Set<String> callingServices(Map<String, UnaryOperator<Dispatcher.Builder>> options) {
        Map<String, Dispatcher> dispatchers = new HashMap<>();
        options.forEach((name, option) ->
                dispatchers.put(name, option.apply(Dispatcher.builder()).build()));
        return dispatchers.entrySet().stream()
                .filter(dispatcher -> dispatcher.getValue().callsServices())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
