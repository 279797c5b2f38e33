package io.sqsmega.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Selects the queue of a parameter of a {@link LocalAwsTest}. The parameters of one test with the same name have the
 * same queue.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface OnQueue {
    /** {@return the name in the test; the queue is FIFO if the name ends in {@code .fifo}} */
    String value() default "queue";

    /**
     * {@return the number of receives after which the redrive policy moves a message to the dead-letter queue, 1 to
     * 1,000}
     */
    int maxReceiveCount() default 3;

    /** {@return how long a received message stays hidden, 0 to 43,200 seconds} */
    int visibilityTimeoutSeconds() default 30;

    /** {@return how long a new message stays hidden, 0 to 900 seconds} */
    int delaySeconds() default 0;

    /** {@return whether a FIFO queue computes a missing deduplication id from the body} */
    boolean contentBasedDeduplication() default false;
}
