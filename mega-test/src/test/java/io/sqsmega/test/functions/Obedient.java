package io.sqsmega.test.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.LockSupport;

/** Does what its event says. */
public final class Obedient implements RequestHandler<String, String> {
    private static final CyclicBarrier TWO = new CyclicBarrier(2);

    @Override
    @SuppressWarnings("SystemExitOutsideMain")
    public String handleRequest(String event, Context context) {
        System.out.println("asked to " + event);
        return switch (event) {
            case "greet" -> "hello from " + System.getenv("PLACE");
            case "name yourself" -> context.getFunctionName();
            case "look for the test" -> String.valueOf(isThere("org.junit.jupiter.api.Test"));
            case "read the home of the user" -> String.valueOf(System.getenv("HOME"));
            case "say who loaded you" -> getClass().getClassLoader().getClass().getSimpleName();
            case "meet another invocation" -> meet();
            case "hang" -> hang();
            case "die" -> {
                System.exit(3);
                yield "dead";
            }
            default -> throw new IllegalArgumentException("event must be known, got " + event);
        };
    }

    private static boolean isThere(String type) {
        try {
            Class.forName(type);
            return true;
        } catch (ClassNotFoundException missing) {
            return false;
        }
    }

    private static String meet() {
        try {
            TWO.await();
            return "met";
        } catch (Exception alone) {
            throw new IllegalStateException(alone);
        }
    }

    private static String hang() {
        while (true) {
            LockSupport.park();
        }
    }
}
