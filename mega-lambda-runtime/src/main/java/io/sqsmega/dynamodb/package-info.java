/**
 * A duplicate guard for functions and services that run in many processes: {@link io.sqsmega.dynamodb.DynamoDbGuard}
 * keeps the memory of a {@link io.sqsmega.guard.DuplicateGuard} in a DynamoDB table.
 *
 * <p>Depends on {@code guard}, {@code aws} and the AWS SDK for Java 2, which an application that uses it adds itself:
 * {@code software.amazon.awssdk:dynamodb}, and an HTTP client, as {@code publish} says.
 */
@NullMarked
package io.sqsmega.dynamodb;

import org.jspecify.annotations.NullMarked;
