package io.sqsmega.cli;

import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.payload.Bytes;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A handler in a class loader of its own, as on Lambda, with a bridge to it: {@link HandlerBridge},
 * {@link FilterBridge} or {@link CatalogueBridge}. It runs no subscriber.
 */
final class LoadedHandler implements AutoCloseable {
    private final URLClassLoader classes;
    private final Function<Map<String, Object>, Map<String, List<String>>> bridge;

    private LoadedHandler(URLClassLoader classes, Function<Map<String, Object>, Map<String, List<String>>> bridge) {
        this.classes = classes;
        this.bridge = bridge;
    }

    /**
     * Creates a handler. Its class loader looks in the class path first, and then among the command's own classes. So
     * the handler runs with the framework in its jar, if its jar has one.
     *
     * @param bridge the class to load on the handler's side
     */
    static LoadedHandler of(Class<?> bridge, String name, List<URL> classPath) {
        URLClassLoader classes =
                new URLClassLoader(classPath.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
        return new LoadedHandler(classes, within(classes, () -> bridge(bridge, name, classes)));
    }

    private static <T> T within(ClassLoader classes, Supplier<T> call) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(classes);
        try {
            return call.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @SuppressWarnings("unchecked")
    private static Function<Map<String, Object>, Map<String, List<String>>> bridge(
            Class<?> bridge, String name, ClassLoader classes) {
        try {
            return (Function<Map<String, Object>, Map<String, List<String>>>) classes.loadClass(bridge.getName())
                    .getConstructor(Class.class)
                    .newInstance(classes.loadClass(name));
        } catch (ClassNotFoundException e) {
            throw CommandException.failed(
                    "--handler must be a class of the class path, got " + name + "; does --class-path name its jar?",
                    e);
        } catch (InvocationTargetException e) {
            throw CommandException.failed(reason(name, e.getCause()), e);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw CommandException.failed("handler " + name + " cannot be loaded: " + e, e);
        }
    }

    private static String reason(String name, @Nullable Throwable thrown) {
        if (thrown instanceof ClassCastException) {
            return "--handler must extend MegaSqsHandler, got " + name;
        } else if (thrown instanceof NoSuchMethodException) {
            return "--handler must have a constructor without parameters, got " + name;
        }
        Throwable its = thrown instanceof InvocationTargetException inConstructor ? inConstructor.getCause() : thrown;
        return "the constructor of " + name + " threw " + its
                + "; it runs as on Lambda: set the environment variables that it reads";
    }

    /** Returns why each subscriber does not want the message, by its name; an empty list for those that want it. */
    Map<String, List<String>> explain(Message message) {
        return within(classes, () -> bridge.apply(asMap(message)));
    }

    /** Returns what the bridge makes of its options. */
    Map<String, List<String>> ask(Map<String, Object> options) {
        return within(classes, () -> bridge.apply(options));
    }

    private static Map<String, Object> asMap(Message message) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        message.attributes().forEach((name, attribute) -> attributes.put(name, asList(attribute)));
        Map<String, Object> map = new HashMap<>();
        map.put(HandlerBridge.ID, message.id());
        map.put(HandlerBridge.BODY, message.body());
        map.put(HandlerBridge.SYSTEM_ATTRIBUTES, message.systemAttributes());
        map.put(HandlerBridge.ATTRIBUTES, attributes);
        if (message.queueArn() != null) {
            map.put(HandlerBridge.QUEUE, message.queueArn());
        }
        return map;
    }

    private static List<Object> asList(MessageAttribute attribute) {
        Bytes bytes = attribute.bytes();
        String text = attribute.text();
        return List.of(attribute.dataType(), bytes == null ? text == null ? "" : text : bytes.toArray());
    }

    @Override
    public void close() {
        try {
            classes.close();
        } catch (IOException e) {
            throw new IllegalStateException("the class path must be closable", e);
        }
    }
}
