/**
 * A kit for testing functions: assertions on the outcomes of messages, events as Lambda passes them, queues and topics
 * with a clock, and the deployed jar in a process. For test scope. Depends on the runtime and on
 * {@code io.sqsmega.local}.
 */
@NullMarked
package io.sqsmega.test;

import org.jspecify.annotations.NullMarked;
