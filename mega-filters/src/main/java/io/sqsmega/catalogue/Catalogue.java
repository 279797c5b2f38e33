package io.sqsmega.catalogue;

import io.sqsmega.lambda.HandlerProbe;
import io.sqsmega.lambda.MegaSqsHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Who listens to what: the subscribers of one or several functions, with their patterns in words.
 *
 * <pre>{@code
 * Catalogue cart = Catalogue.of("cart", new CartHandler()).queue("cart-queue").topic("cart-events");
 * Files.writeString(Path.of("catalogue.html"), cart.html());
 * }</pre>
 *
 * <p>For the build: no function needs it. The same subscribers make the same texts. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Catalogue {
    private final List<FunctionEntry> functions;

    private Catalogue(List<FunctionEntry> functions) {
        this.functions = functions.stream()
                .sorted(Comparator.comparing(FunctionEntry::name))
                .toList();
    }

    /**
     * Makes the catalogue of a handler. No subscriber runs.
     *
     * @param name the name of the function, which is unique in the system
     * @param handler the handler
     * @return the catalogue
     * @throws IllegalStateException if no subscriber is registered
     */
    public static Catalogue of(String name, MegaSqsHandler handler) {
        List<SubscriberEntry> subscribers = new ArrayList<>();
        HandlerProbe.dispatcher(handler)
                .subscriptions()
                .forEach(subscription -> subscribers.add(SubscriberReader.read(subscription)));
        return new Catalogue(List.of(new FunctionEntry(named("function", name), List.of(), subscribers)));
    }

    /**
     * Reads what {@link #asyncApi} returned.
     *
     * @param asyncApi the document in JSON
     * @return what was written
     * @throws IllegalArgumentException if it is another document
     */
    public static Catalogue parse(String asyncApi) {
        return new Catalogue(CatalogueJson.parse(asyncApi));
    }

    /**
     * Reads a file with what {@link #asyncApi} returned.
     *
     * @param file the file
     * @return what was written
     * @throws IllegalArgumentException if it is another document
     * @throws IOException if the file cannot be read
     */
    public static Catalogue read(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    /**
     * Adds a queue from which the function receives. Without one, the catalogue says that the queue is not named.
     *
     * @param name the name
     * @return the catalogue with the queue
     * @throws IllegalArgumentException if the queue is already named
     * @throws IllegalStateException if this is not the catalogue of one function
     */
    public Catalogue queue(String name) {
        return withFunction(function -> function.queue(named("queue", name)));
    }

    /**
     * Adds a topic to which the queue is subscribed that was named last.
     *
     * @param name the name
     * @return the catalogue with the topic
     * @throws IllegalStateException if no queue is named, or this is not the catalogue of one function
     */
    public Catalogue topic(String name) {
        return withFunction(function -> function.topic(named("topic", name)));
    }

    private Catalogue withFunction(UnaryOperator<FunctionEntry> change) {
        if (functions.size() != 1) {
            throw new IllegalStateException("queues and topics must be named before catalogues are merged, got "
                    + functions.size() + " functions");
        }
        return new Catalogue(List.of(change.apply(functions.get(0))));
    }

    private static String named(String thing, String name) {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("the name of a " + thing + " must not be blank, got "
                    + (name == null ? "null" : "\"" + name + "\""));
        }
        return name;
    }

    /**
     * {@return the catalogue of the functions of both} If both have a function with the same name, this one's replaces
     * the other's, so that a new build can be merged into the catalogue of the system.
     *
     * @param other the other catalogue, which is older
     */
    public Catalogue merge(Catalogue other) {
        Objects.requireNonNull(other, "other must not be null");
        List<FunctionEntry> all = new ArrayList<>(functions);
        other.functions.stream().filter(each -> !has(each.name())).forEach(all::add);
        return new Catalogue(all);
    }

    private boolean has(String function) {
        return functions.stream().anyMatch(each -> each.name().equals(function));
    }

    /**
     * {@return an AsyncAPI 3.0 document as JSON: a channel for each queue and topic, a message for each event that a
     * subscriber listens to, and an operation for each subscriber} {@link #parse} reads it.
     *
     * @see <a href="https://www.asyncapi.com/docs/reference/specification/v3.0.0">AsyncAPI 3.0</a>
     */
    public String asyncApi() {
        return new AsyncApi(functions).json();
    }

    /** {@return a page of Markdown} */
    public String markdown() {
        return new MarkdownPage(functions).text();
    }

    /** {@return a page of HTML with a diagram and a search} It loads nothing. */
    public String html() {
        return new HtmlPage(functions).text();
    }

    /** Returns the names of the functions. */
    @Override
    public String toString() {
        return "catalogue of "
                + String.join(", ", functions.stream().map(FunctionEntry::name).toList());
    }
}
