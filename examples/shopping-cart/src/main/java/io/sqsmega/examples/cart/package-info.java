/**
 * The shopping cart of the protocol's own documents, as two Lambda functions:
 * {@link io.sqsmega.examples.cart.PublisherFunction} publishes events about a cart, and
 * {@link io.sqsmega.examples.cart.CartHandler} consumes them.
 */
@NullMarked
package io.sqsmega.examples.cart;

import org.jspecify.annotations.NullMarked;
