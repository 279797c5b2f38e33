/**
 * Deploys the shopping cart as an AWS CDK app: the same application as {@code template.yaml} for AWS SAM, from the same
 * jar. Depends on the constructs of this project and on the CDK.
 */
@NullMarked
package io.sqsmega.examples.cdk;

import org.jspecify.annotations.NullMarked;
