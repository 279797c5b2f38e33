/**
 * Is anything lost when a function dies? The handler runs in a process of its own, behind Lambda's runtime client, and
 * is killed, hangs, throws and breaks down in the middle of its batches.
 */
@NullMarked
package io.sqsmega.kills;

import org.jspecify.annotations.NullMarked;
