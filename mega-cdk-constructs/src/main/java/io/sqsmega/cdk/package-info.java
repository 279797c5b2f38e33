/**
 * How does it get to AWS? {@link io.sqsmega.cdk.MegaTopic} and {@link io.sqsmega.cdk.MegaQueue} are constructs for the
 * AWS CDK: topic, subscription, queue, dead-letter queue, function and alarms, set as the services' own pages advise,
 * and refused at synth time if they could not be deployed.
 *
 * <p>Depends on the AWS CDK alone; the framework that runs in the function is not on its class path.
 */
@NullMarked
package io.sqsmega.cdk;

import org.jspecify.annotations.NullMarked;
