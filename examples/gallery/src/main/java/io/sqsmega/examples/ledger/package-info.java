/** A ledger on a FIFO queue: order within an account, backoff, dead letters. */
@NullMarked
package io.sqsmega.examples.ledger;

import org.jspecify.annotations.NullMarked;
