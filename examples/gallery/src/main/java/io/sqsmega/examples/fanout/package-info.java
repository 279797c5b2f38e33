/** Two functions that receive from one topic, each with a filter policy made of its patterns. */
@NullMarked
package io.sqsmega.examples.fanout;

import org.jspecify.annotations.NullMarked;
