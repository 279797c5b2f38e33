/**
 * Testing without AWS: {@link io.sqsmega.local.LocalAws} is an SQS and an SNS inside the JVM, which the real AWS SDK
 * and command line call over HTTP, and {@link io.sqsmega.local.EventSourcePoller} passes their messages to a function
 * as AWS Lambda does. {@link io.sqsmega.local.RuntimeApi} is the API that a function's process calls on Lambda.
 *
 * <p>For tests and demonstrations, on the loopback interface only. Depends on ElasticMQ, the AWS SDK and the Lambda
 * interfaces. It does not depend on MEGA, so any Lambda function can use it.
 */
@NullMarked
package io.sqsmega.local;

import org.jspecify.annotations.NullMarked;
