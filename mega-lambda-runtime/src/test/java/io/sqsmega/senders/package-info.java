/** Bodies of real senders, each matched by a pattern that a user would write, and read typed. */
@org.jspecify.annotations.NullMarked
package io.sqsmega.senders;
