/**
 * Where is a queue or a topic, and how is it called? URLs and ARNs, the client of their region, and bounds of requests.
 *
 * <p>Depends on the AWS SDK for Java 2. Applications need none of it: publishers, listeners and dead-letter queues do.
 */
@NullMarked
package io.sqsmega.aws;

import org.jspecify.annotations.NullMarked;
