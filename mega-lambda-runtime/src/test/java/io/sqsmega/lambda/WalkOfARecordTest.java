package io.sqsmega.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.Method;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.LaunchingConnector;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.MethodEntryEvent;
import com.sun.jdi.request.EventRequest;
import com.sun.jdi.request.MethodEntryRequest;
import io.sqsmega.match.EventPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.subscribe.MegaSubscriber;
import io.sqsmega.subscribe.Result;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Counts the classes that a record passes, from the call of the handler to its answer: one record in JSON, delivered
 * raw, that one subscriber wants, in a warm function. A class counts if one of its instance methods runs; a nested
 * class counts as its outer one, and constructors, static methods and lambdas do not count. A debugger, which the JDK
 * has, reports every method of another JVM.
 */
class WalkOfARecordTest {
    /** As docs/ARCHITECTURE.md says. */
    private static final int MOST = 50;

    private static final int SECONDS = 60;

    @Test
    void recordPassesFewClasses() throws Exception {
        Set<String> passed = passed();

        assertThat(passed)
                .contains("io.sqsmega.lambda.MegaSqsHandler", "io.sqsmega.codec.BodyScanner")
                .contains("io.sqsmega.dispatch.Dispatch", "io.sqsmega.subscribe.Subscription")
                .hasSizeLessThanOrEqualTo(MOST);
    }

    private static Set<String> passed() throws Exception {
        VirtualMachine vm = launched();
        try {
            MethodEntryRequest marks = vm.eventRequestManager().createMethodEntryRequest();
            marks.addClassFilter(Program.class.getName());
            marks.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
            marks.enable();
            MethodEntryRequest calls = vm.eventRequestManager().createMethodEntryRequest();
            calls.addClassFilter("io.sqsmega.*");
            calls.setSuspendPolicy(EventRequest.SUSPEND_NONE);
            vm.resume();
            return passed(vm, calls);
        } finally {
            vm.process().destroyForcibly();
        }
    }

    private static Set<String> passed(VirtualMachine vm, MethodEntryRequest calls) throws InterruptedException {
        Set<String> passed = new TreeSet<>();
        while (true) {
            EventSet events = vm.eventQueue().remove(SECONDS * 1_000);
            assertThat(events).as("the next event of the other JVM").isNotNull();
            for (Event event : events) {
                if (event instanceof MethodEntryEvent entry) {
                    Method method = entry.method();
                    String type = method.declaringType().name();
                    if (method.name().equals("begin") && type.equals(Program.class.getName())) {
                        calls.enable();
                    } else if (method.name().equals("end") && type.equals(Program.class.getName())) {
                        return passed;
                    } else if (calls.isEnabled() && isCounted(method, type)) {
                        passed.add(type.replaceFirst("\\$.*", ""));
                    }
                }
            }
            events.resume();
        }
    }

    private static boolean isCounted(Method method, String type) {
        return !method.isStatic()
                && !method.isConstructor()
                && !type.contains("$$Lambda")
                && !type.startsWith(WalkOfARecordTest.class.getName());
    }

    private static VirtualMachine launched() throws Exception {
        LaunchingConnector connector = Bootstrap.virtualMachineManager().defaultConnector();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        arguments.get("options").setValue("-cp \"" + System.getProperty("java.class.path") + "\"");
        arguments.get("main").setValue(Program.class.getName());
        return connector.launch(arguments);
    }

    /** A function with one subscriber, and the program of the other JVM. */
    static final class Program extends MegaSqsHandler {
        private static final int WARM = 50;
        private static final String EVENT = """
                {"Records": [{"messageId": "id-1", "receiptHandle": "handle", \
                "body": "{\\"protocol\\":\\"mega\\",\\"version\\":1,\\"event\\":{\\"name\\":\\"item.added\\",\
                \\"timestamp\\":\\"2020-05-04T15:53:27.823Z\\",\\"domain\\":\\"shopping_cart\\",\
                \\"attributes\\":{\\"quantity\\":5}},\\"object\\":{\\"current\\":{\\"id\\":1}}}", \
                "attributes": {"ApproximateReceiveCount": "1", "SentTimestamp": "1588607608000"}, \
                "messageAttributes": {}, "eventSourceARN": "arn:aws:sqs:eu-west-1:111122223333:cart"}]}""";

        private Program() {
            register(new Carts());
        }

        public static void main(String[] args) throws IOException {
            Program handler = new Program();
            byte[] event = EVENT.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < WARM; i++) {
                handler.handleRequest(new ByteArrayInputStream(event), new ByteArrayOutputStream(), null);
            }
            begin();
            handler.handleRequest(new ByteArrayInputStream(event), new ByteArrayOutputStream(), null);
            end();
        }

        private static void begin() {}

        private static void end() {}
    }

    private static final class Carts extends MegaSubscriber {
        @Override
        protected EventPattern matchEvent() {
            return EventPattern.named("item.added");
        }

        @Override
        public Result process(MegaPayload payload, Message message) {
            return Result.OK;
        }
    }
}
