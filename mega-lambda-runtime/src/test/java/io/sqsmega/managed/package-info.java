/**
 * Lambda Managed Instances: one handler object, called from many threads by Lambda's own runtime client, in a process
 * that has no more than that client on its class path.
 */
@NullMarked
package io.sqsmega.managed;

import org.jspecify.annotations.NullMarked;
