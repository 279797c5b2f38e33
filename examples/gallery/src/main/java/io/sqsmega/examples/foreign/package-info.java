/** Messages that AWS sends itself: from S3, and from S3 through EventBridge. */
@NullMarked
package io.sqsmega.examples.foreign;

import org.jspecify.annotations.NullMarked;
