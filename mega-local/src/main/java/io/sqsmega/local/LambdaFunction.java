package io.sqsmega.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A function as Lambda calls it: from JSON to JSON, independently of the handler's types. */
@FunctionalInterface
interface LambdaFunction {
    /** Returns the response, or null if there is none. */
    @Nullable
    String invoke(String event, Context context) throws Exception;

    static LambdaFunction of(JsonFunction function) {
        return (event, context) -> function.invoke(event);
    }

    static LambdaFunction of(RequestStreamHandler handler) {
        return (event, context) -> {
            ByteArrayOutputStream response = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), response, context);
            return response.toString(StandardCharsets.UTF_8);
        };
    }

    /**
     * Adapts a typed handler. Uses the serializers of Lambda's Java runtime, so that the handler receives the same
     * objects as on Lambda.
     */
    static LambdaFunction of(RequestHandler<SQSEvent, ?> handler) {
        if (handler instanceof RequestStreamHandler streams) {
            return of(streams);
        }
        PojoSerializer<SQSEvent> events = LambdaEventSerializers.serializerFor(
                SQSEvent.class, handler.getClass().getClassLoader());
        return (event, context) -> write(handler.handleRequest(events.fromJson(event), context));
    }

    private static @Nullable String write(@Nullable Object response) {
        if (response == null) {
            return null;
        }
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        JacksonFactory.getInstance().getSerializer((Type) response.getClass()).toJson(response, json);
        return json.toString(StandardCharsets.UTF_8);
    }
}
