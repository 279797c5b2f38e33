/**
 * Large payloads in S3: {@link io.sqsmega.s3.S3PayloadStore} stores them for a publisher, and
 * {@link io.sqsmega.s3.S3PayloadReader} fetches them for a handler.
 *
 * <p>Depends on {@code aws}, {@code publish}, {@code message}, {@code codec}, {@code payload} and the AWS SDK for Java
 * 2, which an application that uses it adds itself: {@code software.amazon.awssdk:s3}, and an HTTP client, as
 * {@code publish} says.
 */
@NullMarked
package io.sqsmega.s3;

import org.jspecify.annotations.NullMarked;
