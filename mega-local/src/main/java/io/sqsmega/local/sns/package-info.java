/**
 * A small SNS that fans out to SQS queues: the part of its query protocol that publishers, subscriptions and the AWS
 * command line use.
 *
 * <p>A request goes {@link io.sqsmega.local.sns.SnsServer} (HTTP) -> {@code Actions} -> {@code Topics} or
 * {@code Publisher} -> {@code SqsDelivery}. Depends on the SQS client, not on the rest of {@code local}. Filter
 * policies are evaluated by event-ruler, the library that AWS publishes for this pattern language.
 */
@NullMarked
package io.sqsmega.local.sns;

import org.jspecify.annotations.NullMarked;
