package io.sqsmega.cli;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The handler that explains messages, filters or who listens to what, on the command line. */
final class HandlerOption {
    static final String HANDLER = "--handler";

    private static final String ALL_JARS = "*";

    @Option(
            names = HANDLER,
            paramLabel = "CLASS",
            description = "The handler's class. Its constructor runs as on Lambda, and so do its transformers; no"
                    + " subscriber runs.")
    private @Nullable String handler;

    @Option(
            names = "--class-path",
            paramLabel = "PATH",
            description = "The jar that is deployed, or several jars and directories; lib/* means all jars of lib.")
    private String classPath = "";

    boolean isGiven() {
        return handler != null;
    }

    /** Returns the class of the handler without its package; empty if it is not given. */
    String simpleName() {
        return className().replaceFirst(".*\\.", "");
    }

    private String className() {
        return handler == null ? "" : handler.replaceFirst("::.*", "");
    }

    /** Loads the handler, to explain messages. */
    LoadedHandler load() {
        return load(HandlerBridge.class);
    }

    /** Loads the handler, with a bridge to it. */
    LoadedHandler load(Class<?> bridge) {
        if (handler == null) {
            throw CommandException.usage("name the handler: " + HANDLER + " com.acme.CartHandler --class-path app.jar");
        }
        List<URL> urls = new ArrayList<>();
        addTo(urls, classPath, true);
        addTo(urls, System.getProperty("java.class.path", ""), false);
        return LoadedHandler.of(bridge, className(), urls);
    }

    private static void addTo(List<URL> urls, String classPath, boolean mustExist) {
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            if (entry.endsWith(ALL_JARS)) {
                addJars(urls, Path.of(entry.substring(0, entry.length() - 1)));
            } else if (!entry.isEmpty()) {
                add(urls, Path.of(entry), mustExist);
            }
        }
    }

    private static void addJars(List<URL> urls, Path directory) {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(directory, "*.jar")) {
            jars.forEach(jar -> add(urls, jar, true));
        } catch (IOException e) {
            throw CommandException.failed("--class-path must name a directory, got " + directory + "*", e);
        }
    }

    private static void add(List<URL> urls, Path entry, boolean mustExist) {
        if (mustExist && !Files.exists(entry)) {
            throw CommandException.failed("--class-path must exist, got " + entry);
        }
        try {
            urls.add(entry.toUri().toURL());
        } catch (MalformedURLException e) {
            throw new IllegalStateException("a file must have a URL, got " + entry, e);
        }
    }
}
