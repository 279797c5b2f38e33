/**
 * Benchmarks: {@link io.sqsmega.benchmarks.Ratios} measures dispatch, {@link io.sqsmega.benchmarks.ColdStart} the first
 * batch of a process, {@link io.sqsmega.benchmarks.WarmBatch} a batch of 10,000 records; the JMH classes measure one
 * thing each, with profilers.
 *
 * <p>Depends on the runtime's public API, on event-ruler, Jackson, and the Lambda runtime client. {@code Mega} and
 * {@code Dispatching} are the only classes that know how a text is given to the runtime.
 */
@NullMarked
package io.sqsmega.benchmarks;

import org.jspecify.annotations.NullMarked;
