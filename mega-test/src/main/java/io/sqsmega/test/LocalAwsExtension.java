package io.sqsmega.test;

import io.sqsmega.local.EventSourcePoller;
import io.sqsmega.local.LocalAws;
import io.sqsmega.publish.SnsPublisher;
import io.sqsmega.publish.SqsPublisher;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Implements {@link LocalAwsTest}. */
final class LocalAwsExtension implements ParameterResolver, AfterEachCallback, AfterAllCallback {
    private static final Namespace NAMESPACE = Namespace.create(LocalAwsExtension.class);

    private static final Map<Class<?>, BiFunction<TestResources, ParameterContext, Object>> PARAMETERS = Map.of(
            LocalAws.class, (resources, parameter) -> SharedAws.AWS,
            TestQueue.class, TestResources::queue,
            TestTopic.class, TestResources::topic,
            SqsPublisher.class,
                    (resources, parameter) -> resources.queue(parameter).publisher(),
            SnsPublisher.class,
                    (resources, parameter) -> resources.topic(parameter).publisher(),
            EventSourcePoller.Builder.class,
                    (resources, parameter) ->
                            EventSourcePoller.builder(resources.queue(parameter).local()));

    /** Started once for each JVM. Its threads are daemons, so it need not be closed. */
    private static final class SharedAws {
        private static final LocalAws AWS = LocalAws.start();
    }

    static LocalAws aws() {
        return SharedAws.AWS;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return PARAMETERS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        BiFunction<TestResources, ParameterContext, Object> made =
                PARAMETERS.get(parameter.getParameter().getType());
        return made == null ? null : made.apply(resources(context), parameter);
    }

    /** Returns the resources of the test itself; the store also has those of the class. */
    private static TestResources resources(ExtensionContext context) {
        Store store = context.getStore(NAMESPACE);
        TestResources resources = store.get(context.getUniqueId(), TestResources.class);
        if (resources == null) {
            resources = new TestResources();
            store.put(context.getUniqueId(), resources);
        }
        return resources;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        delete(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        delete(context);
    }

    private static void delete(ExtensionContext context) {
        TestResources resources = context.getStore(NAMESPACE).remove(context.getUniqueId(), TestResources.class);
        if (resources != null) {
            resources.delete();
        }
    }
}
