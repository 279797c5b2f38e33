/**
 * The main job: a mixed load goes through an embedded queue and topic into a handler, and a table shows the outcome of
 * each message.
 *
 * <p>Read {@link io.sqsmega.examples.demo.Demo} first, then {@code Load} (what is published) and {@code DemoHandler}
 * (which subscribers receive it).
 */
@NullMarked
package io.sqsmega.examples.demo;

import org.jspecify.annotations.NullMarked;
