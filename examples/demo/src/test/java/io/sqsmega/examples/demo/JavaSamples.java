package io.sqsmega.examples.demo;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The samples of Java in a document, and the compiler for them. */
final class JavaSamples {
    private static final Pattern SAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    private JavaSamples() {}

    static List<String> of(String document) {
        return SAMPLE.matcher(document).results().map(match -> match.group(1)).toList();
    }

    /**
     * Compiles a source into a directory.
     *
     * @param name the name of the class
     * @return the compiler's complaints; empty if there are none
     */
    static String compile(String name, String source, Path classes) {
        StringWriter complaints = new StringWriter();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of(
                "-d", classes.toString(), "-classpath", System.getProperty("java.class.path"), "-proc:none", "-nowarn");
        compiler.getTask(complaints, null, null, options, null, List.of(new Source(name, source)))
                .call();
        return complaints.toString();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
