/** Traces: what OpenTelemetry's exporter receives of messages that were sent and processed. */
@NullMarked
package io.sqsmega.opentelemetry;

import org.jspecify.annotations.NullMarked;
