/**
 * The command {@code mega}, for people who operate queues: {@link io.sqsmega.cli.Mega} lists its commands, one class
 * each. They share {@link io.sqsmega.cli.Output} (tables, JSON, progress) and {@link io.sqsmega.cli.HiddenMessages},
 * which leaves no message hidden.
 *
 * <p>Depends on the runtime, picocli, Jackson and the AWS SDK for Java 2.
 */
@NullMarked
package io.sqsmega.cli;

import org.jspecify.annotations.NullMarked;
