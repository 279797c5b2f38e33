/**
 * What do log lines say of the message that is worked on? {@link io.sqsmega.slf4j.MdcContext} puts it into SLF4J's
 * mapped diagnostic context.
 *
 * <p>Depends on {@code subscribe} and {@code org.slf4j:slf4j-api}, which an application that wants it adds itself.
 */
@NullMarked
package io.sqsmega.slf4j;

import org.jspecify.annotations.NullMarked;
