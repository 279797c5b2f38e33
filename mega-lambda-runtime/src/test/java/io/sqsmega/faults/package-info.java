/**
 * Is anything lost when SQS does not answer as it should? A proxy between the real SDK and the embedded queue
 * throttles, fails, resets, trickles and leaves out entries of batches, and the publishers, the handler and the
 * listener go through it.
 */
@NullMarked
package io.sqsmega.faults;

import org.jspecify.annotations.NullMarked;
