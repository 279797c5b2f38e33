package io.sqsmega.local;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The context of an invocation; its most important part is the remaining time. Thread-safe.
 *
 * @since 0.1
 */
public final class LocalContext implements Context {
    private static final String FUNCTION_NAME = "local";

    private final String requestId = UUID.randomUUID().toString();
    private final Supplier<Duration> timeLeft;

    private LocalContext(Supplier<Duration> timeLeft) {
        this.timeLeft = timeLeft;
    }

    /**
     * {@return the context of an invocation that begins now and has this timeout}
     *
     * @param timeout the timeout of the invocation
     */
    public static LocalContext withTimeLeft(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        return new LocalContext(() -> Duration.ofNanos(deadline - System.nanoTime()));
    }

    /**
     * {@return a context whose remaining time comes from a supplier at each request}
     *
     * @param timeLeft the remaining time
     */
    public static LocalContext withTimeLeft(Supplier<Duration> timeLeft) {
        return new LocalContext(timeLeft);
    }

    @Override
    public String getAwsRequestId() {
        return requestId;
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/" + FUNCTION_NAME;
    }

    @Override
    public String getLogStreamName() {
        return FUNCTION_NAME;
    }

    @Override
    public String getFunctionName() {
        return FUNCTION_NAME;
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn:aws:lambda:" + LocalClients.REGION.id() + ":" + LocalClients.ACCOUNT_ID + ":function:"
                + FUNCTION_NAME;
    }

    @Override
    public @Nullable CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public @Nullable ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return (int) Math.max(0, timeLeft.get().toMillis());
    }

    @Override
    public int getMemoryLimitInMB() {
        return (int) (Runtime.getRuntime().maxMemory() / (1024 * 1024));
    }

    @Override
    public LambdaLogger getLogger() {
        return StandardOutput.INSTANCE;
    }

    /** A logger that writes to standard output, as Lambda's own logger does. */
    private enum StandardOutput implements LambdaLogger {
        INSTANCE;

        @Override
        public void log(String message) {
            System.out.println(message);
        }

        @Override
        public void log(byte[] message) {
            System.out.println(new String(message, StandardCharsets.UTF_8));
        }
    }
}
