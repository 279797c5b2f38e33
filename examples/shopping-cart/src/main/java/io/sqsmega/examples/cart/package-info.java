/**
 * The shopping cart of the protocol's own documents, as two Lambda functions: what happens to a cart is published by
 * {@link io.sqsmega.examples.cart.PublisherFunction} and consumed by {@link io.sqsmega.examples.cart.CartHandler}.
 */
@NullMarked
package io.sqsmega.examples.cart;

import org.jspecify.annotations.NullMarked;
