/**
 * Deployment to AWS: {@link io.sqsmega.cdk.MegaTopic} and {@link io.sqsmega.cdk.MegaQueue} are constructs for the AWS
 * CDK that create topic, subscription, queue, dead-letter queue, function and alarms, configured as the services'
 * documentation recommends. Props that could not be deployed are rejected at synth time.
 *
 * <p>Depends only on the AWS CDK; the framework that runs in the function is not on its class path.
 */
@NullMarked
package io.sqsmega.cdk;

import org.jspecify.annotations.NullMarked;
