/** What the CDK app describes, and what becomes of it when it is deployed. */
@NullMarked
package io.sqsmega.examples.cdk;

import org.jspecify.annotations.NullMarked;
