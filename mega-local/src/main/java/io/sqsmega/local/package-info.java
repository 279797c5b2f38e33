/**
 * How do I try it without AWS? {@link io.sqsmega.local.LocalAws} is an SQS and an SNS inside the JVM, spoken to over
 * HTTP by the real AWS SDK and command line, and {@link io.sqsmega.local.EventSourcePoller} hands their messages to a
 * function as AWS Lambda does. {@link io.sqsmega.local.RuntimeApi} is what a function's own process talks to on Lambda.
 *
 * <p>For tests and demonstrations, on the loopback interface only. Depends on ElasticMQ, the AWS SDK and the Lambda
 * interfaces; knows nothing of MEGA, so it serves any Lambda function.
 */
@NullMarked
package io.sqsmega.local;

import org.jspecify.annotations.NullMarked;
