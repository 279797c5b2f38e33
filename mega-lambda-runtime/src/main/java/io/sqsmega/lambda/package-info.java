/**
 * AWS Lambda: {@link io.sqsmega.lambda.MegaSqsHandler} processes the batches of an SQS event source and returns partial
 * batch failures.
 *
 * <p>Depends on {@code subscribe}, {@code message} and {@code codec}, and is the only package that depends on the
 * Lambda API and CRaC.
 */
@NullMarked
package io.sqsmega.lambda;

import org.jspecify.annotations.NullMarked;
