/**
 * The ids of the current message in every log line: {@link io.sqsmega.slf4j.MdcContext} puts them into SLF4J's mapped
 * diagnostic context.
 *
 * <p>Depends on {@code dispatch}, {@code log} and {@code org.slf4j:slf4j-api}, which an application that wants it adds
 * itself.
 */
@NullMarked
package io.sqsmega.slf4j;

import org.jspecify.annotations.NullMarked;
