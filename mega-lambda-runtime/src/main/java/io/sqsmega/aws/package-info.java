/**
 * URLs of queues, ARNs of topics, the clients for their regions, and time limits of requests.
 *
 * <p>Depends on the AWS SDK for Java 2. Applications do not use this package; publishers, listeners and dead-letter
 * queues do.
 */
@NullMarked
package io.sqsmega.aws;

import org.jspecify.annotations.NullMarked;
