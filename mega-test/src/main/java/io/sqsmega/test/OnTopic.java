package io.sqsmega.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Selects the topic of a parameter of a {@link LocalAwsTest}. The parameters of one test with the same name have the
 * same topic.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface OnTopic {
    /** {@return the name in the test; the topic is FIFO if the name ends in {@code .fifo}} */
    String value() default "topic";
}
