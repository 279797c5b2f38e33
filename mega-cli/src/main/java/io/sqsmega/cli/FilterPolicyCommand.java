package io.sqsmega.cli;

import io.sqsmega.filters.Assumption;
import io.sqsmega.filters.FilterTarget;
import io.sqsmega.filters.Loss;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mega filter-policy}: makes the filter of what a handler's subscribers want. */
@Command(
        name = "filter-policy",
        description = "Makes the filter of what a handler's subscribers want, as JSON. What it lets pass besides is"
                + " listed on standard error.")
final class FilterPolicyCommand extends MegaCommand {
    @Mixin
    private final HandlerOption handler = new HandlerOption();

    @Option(
            names = "--target",
            required = true,
            paramLabel = "TARGET",
            description = "sns-body, sns-attributes, event-source or event-bridge.")
    private String target = "";

    @Option(
            names = "--assume",
            split = ",",
            paramLabel = "FACT",
            description = "What is true of all messages: ${COMPLETION-CANDIDATES}.")
    private List<Assumption> assumptions = new ArrayList<>();

    @Option(
            names = "--accept",
            split = ",",
            paramLabel = "LOSS",
            description = "What the handler processes and the filter may stop: ${COMPLETION-CANDIDATES}.")
    private List<Loss> losses = new ArrayList<>();

    @Option(
            names = "--attribute",
            paramLabel = "FIELD=NAME",
            description = "For sns-attributes: the message attribute into which all publishers copy a field.")
    private Map<String, String> attributes = new LinkedHashMap<>();

    @Option(names = "--refuse-over-limit", description = "Fail if a limit of the target is exceeded.")
    private boolean refuse;

    @Option(names = "--output", paramLabel = "FILE", description = "Write the filter to this file.")
    private @Nullable Path file;

    FilterPolicyCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        Map<String, List<String>> made;
        try (LoadedHandler loaded = handler.load(FilterBridge.class)) {
            made = loaded.ask(options());
        }
        if (made.containsKey(FilterBridge.REFUSED)) {
            throw CommandException.failed(
                    inOptions(made.get(FilterBridge.REFUSED).get(0)));
        }
        String filter = made.getOrDefault(FilterBridge.FILTER, List.of()).get(0);
        List<String> widened = made.getOrDefault(FilterBridge.WIDENED, List.of());
        if (file != null) {
            write(file, filter);
        } else if (!output().isJson()) {
            output().text(filter);
        }
        if (output().isJson()) {
            output().json(Map.of("filter", filter, "widened", widened));
        } else {
            widened.forEach(each -> output().note("wider: " + each));
        }
        return ExitCode.DONE;
    }

    /** Returns the advice of the builder with the options of this command instead of its methods. */
    private static String inOptions(String advice) {
        return advice.replaceAll("\\bassuming\\((\\w+)\\)", "--assume $1")
                .replaceAll("\\baccepting\\((\\w+)\\)", "--accept $1");
    }

    private Map<String, Object> options() {
        Map<String, Object> options = new HashMap<>();
        options.put(FilterBridge.TARGET, target().name());
        options.put(
                FilterBridge.ASSUMPTIONS, assumptions.stream().map(Enum::name).toList());
        options.put(FilterBridge.LOSSES, losses.stream().map(Enum::name).toList());
        options.put(FilterBridge.ATTRIBUTES, attributes);
        if (refuse) {
            options.put(FilterBridge.REFUSE, true);
        }
        return options;
    }

    private FilterTarget target() {
        for (FilterTarget each : FilterTarget.values()) {
            if (each.name().replace('_', '-').toLowerCase(Locale.ROOT).equals(target)) {
                return each;
            }
        }
        throw CommandException.usage(
                "--target must be sns-body, sns-attributes, event-source or event-bridge, got " + target);
    }

    private static void write(Path file, String filter) {
        try {
            Files.writeString(file, filter + "\n");
        } catch (IOException e) {
            throw CommandException.failed("--output must be a file that can be written, got " + file, e);
        }
    }
}
