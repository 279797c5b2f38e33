package io.sqsmega.cdk;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;

/**
 * Checks the queue's visibility timeout against the function's timeout and the batching window. Lambda rejects an event
 * source whose visibility timeout is shorter than the function's timeout, and recommends six times the timeout plus the
 * window, so that a throttled batch can be retried before its messages become visible to another poller.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html">Configuring a queue</a>
 */
final class VisibilityTimeout {
    private static final int ADVISED_TIMES = 6;
    private static final long MOST = 43_200;

    private VisibilityTimeout() {}

    /** Returns the given or recommended visibility timeout. Null only for props that do not pass {@link #check}. */
    static @Nullable Duration of(MegaEventSourceProps<?> props) {
        if (props.visibilityTimeout != null) {
            return props.visibilityTimeout;
        }
        Double advised = advised(props);
        return advised == null ? null : Duration.seconds(Math.ceil(advised));
    }

    /** Returns the recommended visibility timeout in seconds; null if it is not known at synth time. */
    static @Nullable Double advised(MegaEventSourceProps<?> props) {
        return times(ADVISED_TIMES, props);
    }

    static void check(MegaEventSourceProps<?> props, Findings findings) {
        findings.between("visibilityTimeout", props.visibilityTimeout, 0, MOST);
        Double least = times(1, props);
        Double advised = advised(props);
        if (least == null || advised == null) {
            findings.require(
                    props.visibilityTimeout != null || props.queue != null,
                    "visibilityTimeout must be given, six times the function's timeout plus the batching window, if those are not known at synth time, got none");
            return;
        }
        Double given = Known.seconds(props.queueSide().visibilityTimeout());
        if (given != null && given < least) {
            findings.error("visibilityTimeout must be at least " + sum(props) + ", and better "
                    + Duration.seconds(advised).toHumanString() + " (six times the timeout, plus the window), got "
                    + Known.text(given));
        } else if (given != null && given < advised) {
            findings.warning("visibilityTimeoutIsShort", shortText(advised, given));
        }
    }

    private static String sum(MegaEventSourceProps<?> props) {
        String timeout =
                "the function's timeout of " + Known.text(props.function().timeout());
        return props.maxBatchingWindow == null
                ? timeout
                : timeout + " plus the batching window of " + Known.text(props.maxBatchingWindow);
    }

    private static String shortText(double advised, double given) {
        return "visibilityTimeout should be six times the function's timeout plus the batching window, "
                + Duration.seconds(advised).toHumanString() + ", got " + Known.text(given)
                + ": a throttled batch may be received twice at a time.";
    }

    /** Returns {@code times} the timeout, plus the window; null if either is not known. */
    private static @Nullable Double times(int times, MegaEventSourceProps<?> props) {
        Double timeout = Known.seconds(props.function().timeout());
        Double window = props.maxBatchingWindow == null ? Double.valueOf(0) : Known.seconds(props.maxBatchingWindow);
        return timeout == null || window == null ? null : Double.valueOf(times * timeout + window);
    }
}
