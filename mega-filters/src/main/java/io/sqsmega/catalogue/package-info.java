/**
 * Says who listens to what: makes a catalogue of a handler's subscribers, as an AsyncAPI document, as Markdown and as a
 * page of HTML. Start at {@link io.sqsmega.catalogue.Catalogue}.
 *
 * <p>{@code SubscriberReader} reads patterns into entries; {@code AsyncApi}, {@code MarkdownPage} and {@code HtmlPage}
 * write them. For the build and its tools: no function needs this package.
 */
@NullMarked
package io.sqsmega.catalogue;

import org.jspecify.annotations.NullMarked;
