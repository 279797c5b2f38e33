/**
 * Logging: {@link io.sqsmega.log.FrameworkLog} looks up the logging framework of the application when the first line is
 * written.
 *
 * <p>Depends on the JDK, and on {@code org.slf4j:slf4j-api} if the application has it.
 */
@NullMarked
package io.sqsmega.log;

import org.jspecify.annotations.NullMarked;
