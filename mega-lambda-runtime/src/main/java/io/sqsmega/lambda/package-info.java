/**
 * AWS Lambda: {@link io.sqsmega.lambda.MegaSqsHandler} processes the batches of an SQS event source and returns partial
 * batch failures.
 *
 * <p>Depends on {@code dispatch} and the packages below it, and on {@code settle}. The only package that depends on the
 * Lambda API and CRaC.
 */
@NullMarked
package io.sqsmega.lambda;

import org.jspecify.annotations.NullMarked;
