package io.sqsmega.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a JUnit test class or method whose parameters are queues, topics and publishers of an SQS and an SNS in this
 * JVM. SQS and SNS start once for each JVM, with the first parameter. Each test has its own queues and topics, which
 * are deleted after it, so tests can run in parallel.
 *
 * <p>Parameters are a {@link TestQueue}, a {@link TestTopic}, an {@link io.sqsmega.publish.SqsPublisher}, an
 * {@link io.sqsmega.publish.SnsPublisher}, an {@link io.sqsmega.local.EventSourcePoller.Builder} of a queue, and the
 * {@link io.sqsmega.local.LocalAws}. {@link OnQueue} and {@link OnTopic} select one if there are several.
 *
 * @since 0.1
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(LocalAwsExtension.class)
public @interface LocalAwsTest {}
