/**
 * How does the shopping cart get into an account? As an AWS CDK app, beside {@code template.yaml} for AWS SAM: the same
 * application, from the same jar. Depends on the constructs of this project and on the CDK.
 */
@NullMarked
package io.sqsmega.examples.cdk;

import org.jspecify.annotations.NullMarked;
