/**
 * The examples' tests: those that a user would write, and those that hold the event files and the template to what they
 * promise.
 */
@NullMarked
package io.sqsmega.examples.cart;

import org.jspecify.annotations.NullMarked;
