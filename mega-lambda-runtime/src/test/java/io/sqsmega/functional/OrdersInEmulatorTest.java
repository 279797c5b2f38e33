package io.sqsmega.functional;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sqsmega.local.JsonFunction;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/**
 * The scenario with the function in AWS's own runtime interface emulator, and mega-local's queues; skipped, and said
 * so, until {@code examples/local/emulator} has downloaded it.
 */
@Tag("slow")
class OrdersInEmulatorTest extends OrdersOnLocalAwsTest {
    private @Nullable LambdaEmulator emulator;

    @BeforeEach
    void isDownloaded() {
        if (!LambdaEmulator.isDownloaded()) {
            System.out.println("SKIPPED: the orders in AWS's emulator, which examples/local/emulator downloads");
        }
        assumeTrue(LambdaEmulator.isDownloaded(), "examples/local/emulator must have downloaded AWS's emulator");
    }

    @AfterEach
    void stopEmulator() {
        if (emulator != null) {
            emulator.close();
        }
    }

    @Override
    JsonFunction deploy(String queueUrl, String deadLetterQueueUrl) throws Exception {
        Map<String, String> environment = new HashMap<>(aws.environment());
        environment.put("MEGA_QUEUE_URL", queueUrl);
        environment.put("MEGA_DEAD_LETTER_QUEUE_URL", deadLetterQueueUrl);
        emulator = LambdaEmulator.start(OrderFunction.class, environment);
        return emulator::invoke;
    }
}
