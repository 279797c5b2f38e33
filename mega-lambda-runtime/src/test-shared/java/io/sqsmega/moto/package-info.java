/** AWS services for tests that mega-local has not: moto's, where it is installed. */
@NullMarked
package io.sqsmega.moto;

import org.jspecify.annotations.NullMarked;
