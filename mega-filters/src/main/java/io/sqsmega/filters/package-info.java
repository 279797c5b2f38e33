/**
 * Compiles the patterns of subscribers to the filters of Amazon SNS, of Lambda's event source mappings and of Amazon
 * EventBridge, so that messages which nobody wants never start a function. Start at
 * {@link io.sqsmega.filters.FilterPolicy}.
 *
 * <p>A filter is never narrower than the patterns: what a target cannot say, it lets pass. A pattern goes
 * {@code SubscriberTranslator} and {@code MatcherTranslator} (an OR of ANDs of conditions on single fields), then
 * {@code Compaction} and {@code LimitFitter} (as small as the target requires), then {@code FilterJson}. For the build
 * and its tools: no function needs this package.
 */
@NullMarked
package io.sqsmega.filters;

import org.jspecify.annotations.NullMarked;
