/**
 * Is the order within a group kept, whatever happens? A FIFO queue in memory that redelivers, subscribers with random
 * results that watch the order, and the handler between them. The listener's part is in {@code listen}.
 */
@NullMarked
package io.sqsmega.fifo;

import org.jspecify.annotations.NullMarked;
