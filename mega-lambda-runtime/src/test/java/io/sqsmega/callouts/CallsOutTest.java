package io.sqsmega.callouts;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.sqsmega.dispatch.DispatchOptions;
import io.sqsmega.dispatch.SubscribingBuilder;
import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.listen.SqsListener;
import io.sqsmega.local.LocalContext;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a call out of the framework does, it costs its own message at most: the batch is answered, in time, what was
 * done is reported done, and no interrupt reaches another message.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class CallsOutTest {
    /** Not called by the framework itself: a binder is called by a payload that a subscriber reads. */
    private static final Set<String> OTHERS = Set.of("EventPattern", "DataPattern", "SqsClient", "DataBinder");

    /** Called where the handler is built, which may fail. */
    private static final Set<String> BEFORE_ANY_MESSAGE = Set.of("PayloadReader.forConcurrency");

    @AfterEach
    void letGo() {
        Fault.release();
        Thread.interrupted();
    }

    @ParameterizedTest(name = "{0} {1}, {2} threads")
    @MethodSource("thrownAndInterrupted")
    void itCostsItsOwnMessageAtMost(Spot spot, Fault fault, int parallelism) {
        Setup setup = spot.with(fault);

        List<String> staying;
        try (HarmfulLogger logger = HarmfulLogger.start(spot.type() == Logger.class ? fault : Fault.EXCEPTION)) {
            staying = failures(setup, parallelism, LocalContext.withTimeLeft(Duration.ofMillis(60_000)));
        }

        assertThat(staying).isEqualTo(spot.staying(fault));
        assertThat(setup.processed()).containsAll(staying.size() < 3 ? List.of("m1", "m3") : List.of());
        assertThat(setup.reported()).containsExactlyInAnyOrder("m1", "m2", "m3");
        assertThat(setup.interrupted()).isEmpty();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private static Stream<Arguments> thrownAndInterrupted() {
        return Spot.all().stream()
                .flatMap(spot -> Stream.of(Fault.values())
                        .filter(fault -> fault != Fault.HANG)
                        .flatMap(fault -> Stream.of(0, 3).map(threads -> Arguments.of(spot, fault, threads))));
    }

    /** All at the same time, since most of it is waiting. */
    @Test
    void theAnswerComesInTimeAndSaysWhatWasDone() {
        Map<String, CompletableFuture<List<String>>> answers = new TreeMap<>();
        ExecutorService invocations = Executors.newCachedThreadPool();
        try {
            for (Spot spot : Spot.all()) {
                for (int threads : new int[] {0, 1, 4}) {
                    boolean givenUp = threads > 0 ? spot.isGivenUpOnOtherThreads() : spot.isGivenUpOnCallingThread();
                    if (givenUp) {
                        answers.put(
                                spot + " on " + threads,
                                CompletableFuture.supplyAsync(() -> failuresOfWhatHangs(spot, threads), invocations));
                    }
                }
            }

            assertThat(answers)
                    .hasSizeGreaterThan(40)
                    .allSatisfy(
                            (name, answer) -> assertThat(answer.join()).as(name).isSubsetOf("m1", "m2", "m3"));
        } finally {
            invocations.shutdownNow();
        }
    }

    private static List<String> failuresOfWhatHangs(Spot spot, int threads) {
        Setup setup = spot.with(Fault.HANG);
        LocalContext context = LocalContext.withTimeLeft(Duration.ofMillis(6_000));
        List<String> failures = new ArrayList<>(failures(setup, threads, context));
        if (context.getRemainingTimeInMillis() == 0) {
            failures.add("late");
        }
        List<String> staying = List.copyOf(failures);
        setup.processed().stream()
                .filter(id -> staying.contains(id) && !spot.keeps(id))
                .forEach(id -> failures.add("done, but stays: " + id));
        return failures;
    }

    /** So that who adds an option also adds its calls here. */
    @Test
    void everyObjectThatAUserCanHandOverIsInTheList() {
        Set<String> covered =
                Spot.all().stream().map(spot -> spot.type().getSimpleName()).collect(Collectors.toSet());

        Set<String> handedOver = Stream.of(
                        HandlerOptions.Builder.class,
                        SqsListener.Builder.class,
                        DispatchOptions.Builder.class,
                        SubscribingBuilder.class,
                        MegaSqsHandler.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> !method.isSynthetic() && isVisible(method))
                .filter(method -> !method.getName().equals("handleRequest")
                        && !method.getName().equals("explain"))
                .flatMap(method -> Arrays.stream(method.getParameterTypes()))
                .filter(CallsOutTest::canBeImplemented)
                .map(Class::getSimpleName)
                .filter(name -> !OTHERS.contains(name))
                .collect(Collectors.toSet());

        assertThat(covered).containsAll(handedOver);
        assertThat(handedOver).contains("DeadLetterSink", "Executor", "Subscriber", "Transformer");
    }

    @Test
    void everyMethodOfSuchAnObjectIsInTheList() {
        Set<String> covered = Spot.all().stream()
                .map(spot -> spot.name().replaceFirst(" .*", ""))
                .collect(Collectors.toSet());

        Set<String> called = Spot.all().stream()
                .map(Spot::type)
                .filter(type -> type.isInterface() && type != Predicate.class)
                .flatMap(type -> Stream.concat(Stream.of(type), Arrays.stream(type.getDeclaredClasses())))
                .filter(Class::isInterface)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
                .map(CallsOutTest::name)
                .filter(name -> !BEFORE_ANY_MESSAGE.contains(name))
                .collect(Collectors.toSet());

        // Only a user makes a payload that is unbound, or a pair of observers: no call of the framework's.
        called.removeAll(Set.of("DataBinder.unbind", "MessageObserver.andThen"));
        assertThat(covered).containsAll(called);
    }

    private static boolean isVisible(Method method) {
        return Modifier.isPublic(method.getModifiers()) || Modifier.isProtected(method.getModifiers());
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    private static boolean canBeImplemented(Class<?> type) {
        return !type.isPrimitive() && !type.isEnum() && !Modifier.isFinal(type.getModifiers());
    }

    private static List<String> failures(Setup setup, int parallelism, Context context) {
        return setup.handler(parallelism).handleRequest(event(setup.bodies()), context).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    private static SQSEvent event(List<String> bodies) {
        List<SQSMessage> records = new ArrayList<>();
        for (String body : bodies) {
            SQSMessage record = new SQSMessage();
            record.setMessageId("m" + (records.size() + 1));
            record.setBody(body);
            record.setReceiptHandle("handle");
            record.setEventSourceArn("arn:aws:sqs:eu-west-1:111122223333:cart");
            record.setAttributes(new HashMap<>());
            records.add(record);
        }
        SQSEvent event = new SQSEvent();
        event.setRecords(records);
        return event;
    }
}
