/** Every call out of the framework, made to throw, to leave an interrupt behind, and to hang. */
@NullMarked
package io.sqsmega.callouts;

import org.jspecify.annotations.NullMarked;
