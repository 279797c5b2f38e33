/** The directory that a function lies in on Lambda, for tests that run one behind Lambda's own runtime client. */
@NullMarked
package io.sqsmega.taskroot;

import org.jspecify.annotations.NullMarked;
