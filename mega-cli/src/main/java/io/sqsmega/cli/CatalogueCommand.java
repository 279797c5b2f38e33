package io.sqsmega.cli;

import io.sqsmega.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mega catalogue}: says who listens to what. */
@Command(
        name = "catalogue",
        description =
                "Says who listens to what: the subscribers of a handler, with their patterns in words, and of other"
                        + " functions whose catalogues are merged.")
final class CatalogueCommand extends MegaCommand {
    @Mixin
    private final HandlerOption handler = new HandlerOption();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The name of the function. Default: the handler's class without its package.")
    private @Nullable String name;

    @ArgGroup(exclusive = false, multiplicity = "0..*")
    private List<Source> sources = new ArrayList<>();

    @Option(
            names = "--merge",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Catalogues of other functions, which this command wrote as asyncapi.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--format", required = true, paramLabel = "FORMAT", description = "asyncapi, markdown or html.")
    private String format = "";

    @Option(names = "--output", paramLabel = "FILE", description = "Write the catalogue to this file.")
    private @Nullable Path file;

    /** A queue of the handler, with its topics. */
    static final class Source {
        @Option(
                names = "--queue",
                required = true,
                paramLabel = "NAME",
                description = "A queue from which the function receives.")
        private String queue = "";

        @Option(
                names = "--topic",
                paramLabel = "NAME",
                description = "A topic to which the queue before it is subscribed.")
        private List<String> topics = new ArrayList<>();
    }

    CatalogueCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        List<Catalogue> catalogues = new ArrayList<>();
        if (handler.isGiven()) {
            catalogues.add(ofHandler());
        } else if (files.isEmpty() || !sources.isEmpty() || name != null) {
            throw CommandException.usage("name the handler, or only catalogues with --merge");
        }
        files.forEach(each -> catalogues.add(read(each)));
        String text = text(catalogues.stream().reduce(Catalogue::merge).orElseThrow());
        if (file == null) {
            output().text(text);
        } else {
            write(file, text);
        }
        return ExitCode.DONE;
    }

    private Catalogue ofHandler() {
        String function = name == null ? handler.simpleName() : name;
        Catalogue catalogue;
        try (LoadedHandler loaded = handler.load(CatalogueBridge.class)) {
            Map<String, List<String>> made = loaded.ask(Map.of(CatalogueBridge.NAME, function));
            catalogue = Catalogue.parse(
                    made.getOrDefault(CatalogueBridge.CATALOGUE, List.of()).get(0));
        }
        for (Source source : sources) {
            catalogue = catalogue.queue(source.queue);
            for (String topic : source.topics) {
                catalogue = catalogue.topic(topic);
            }
        }
        return catalogue;
    }

    private String text(Catalogue catalogue) {
        return switch (format) {
            case "asyncapi" -> catalogue.asyncApi();
            case "markdown" -> catalogue.markdown();
            case "html" -> catalogue.html();
            default -> throw CommandException.usage("--format must be asyncapi, markdown or html, got " + format);
        };
    }

    private static Catalogue read(Path file) {
        try {
            return Catalogue.read(file);
        } catch (IOException | IllegalArgumentException e) {
            throw CommandException.failed(
                    "--merge must be a file that mega catalogue --format asyncapi wrote, got " + file, e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw CommandException.failed("--output must be a file that can be written, got " + file, e);
        }
    }
}
