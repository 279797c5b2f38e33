package io.sqsmega.cli;

import io.sqsmega.catalogue.Catalogue;
import io.sqsmega.lambda.MegaSqsHandler;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Makes the catalogue on the handler's side, like {@link HandlerBridge}: only classes of the JDK pass between this
 * object and the command. Public because of that.
 */
public final class CatalogueBridge implements Function<Map<String, Object>, Map<String, List<String>>> {
    static final String NAME = "name";
    static final String CATALOGUE = "catalogue";

    private final MegaSqsHandler handler;

    /**
     * Creates the handler, as Lambda does.
     *
     * @param handler the class of the handler
     * @throws ReflectiveOperationException if it cannot be created
     * @throws ClassCastException if it is not a {@link MegaSqsHandler}
     */
    public CatalogueBridge(Class<?> handler) throws ReflectiveOperationException {
        this.handler = handler.asSubclass(MegaSqsHandler.class)
                .getDeclaredConstructor()
                .newInstance();
    }

    /** Returns the catalogue of the function with this name, as AsyncAPI. */
    @Override
    public Map<String, List<String>> apply(Map<String, Object> options) {
        String name = String.valueOf(options.get(NAME));
        return Map.of(CATALOGUE, List.of(Catalogue.of(name, handler).asyncApi()));
    }
}
