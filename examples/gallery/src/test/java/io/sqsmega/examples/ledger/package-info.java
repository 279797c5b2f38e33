@NullMarked
package io.sqsmega.examples.ledger;

import org.jspecify.annotations.NullMarked;
