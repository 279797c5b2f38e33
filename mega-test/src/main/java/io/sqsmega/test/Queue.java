package io.sqsmega.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which queue a parameter of a {@link LocalAwsTest} is, or publishes to, or polls. The parameters of one test with the
 * same name have the same queue.
 *
 * @since 0.2
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Queue {
    /** Its name in the test; FIFO if it ends in {@code .fifo}. */
    String value() default "queue";

    /** After how many receives the redrive policy moves a message to the dead-letter queue, 1 to 1,000. */
    int maxReceiveCount() default 3;

    /** How long a received message stays hidden, 0 to 43,200. */
    int visibilityTimeoutSeconds() default 30;

    /** How long a new message stays hidden, 0 to 900. */
    int delaySeconds() default 0;

    /** Whether a FIFO queue makes the deduplication id of a message without one from its body. */
    boolean contentBasedDeduplication() default false;
}
