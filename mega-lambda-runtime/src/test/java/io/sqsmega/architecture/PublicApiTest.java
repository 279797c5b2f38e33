package io.sqsmega.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.Internal;
import io.sqsmega.payload.Payload;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The public API is a list in a file, so that no change of it goes unnoticed; and Javadoc shows no more than it. */
class PublicApiTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern INTERNAL = Pattern.compile("(?m)^ *@Internal$");
    private static final Pattern HIDDEN = Pattern.compile(
            "/\\*\\*(?:(?!\\*/)[\\s\\S])*@hidden(?:(?!\\*/)[\\s\\S])*\\*/\\s+(?:@\\w+\\s+)*?@Internal$",
            Pattern.MULTILINE);

    @ParameterizedTest
    @CsvSource({"mega-lambda-runtime, io.sqsmega.payload.Payload", "mega-local, io.sqsmega.local.LocalAws"})
    void theListIsTheApi(String module, Class<?> one) throws IOException {
        PublicApiList.assertUnchanged(module, one);
    }

    @Test
    void aListHasWhatAUserCanNameAndNothingElse() {
        assertThat(PublicApi.of(List.of(
                        SampleApi.class,
                        SampleApi.Base.class,
                        SampleApi.Listed.class,
                        SampleApi.Listed.Inner.class,
                        SampleApi.Marked.class,
                        SampleApi.Hidden.Within.class)))
                .containsExactly(
                        SampleApi.class.getName() + ": class",
                        SampleApi.Listed.class.getCanonicalName()
                                + ": abstract class <T extends Number> implements Runnable",
                        "    @Nullable String inherited()",
                        "    abstract T open(List<@Nullable String>) throws IOException",
                        "    protected new Listed(int)",
                        "    static int constant",
                        SampleApi.Listed.Inner.class.getCanonicalName() + ": enum",
                        "    ONE");
    }

    /** {@code @hidden} is what Javadoc understands; whole packages are named in the pom instead. */
    @Test
    void javadocLeavesOutWhatIsInternal() throws IOException {
        Set<String> packages = packagesOfTheEngine();
        String pom = Files.readString(Path.of("pom.xml"));
        assertThat(pom)
                .as("packages of which every public type is @Internal")
                .contains("<excludePackageNames>" + String.join(":", packages) + "</excludePackageNames>");

        List<String> shown = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    (Iterable<Path>) files.filter(name -> name.toString().endsWith(".java"))::iterator) {
                String name = SOURCES.relativize(file.getParent()).toString().replace('/', '.');
                String source = Files.readString(file);
                if (!packages.contains(name) && count(INTERNAL, source) != count(HIDDEN, source)) {
                    shown.add(file.toString());
                }
            }
        }
        assertThat(shown)
                .as("files with an @Internal without @hidden in the Javadoc before it")
                .isEmpty();
    }

    private static Set<String> packagesOfTheEngine() {
        Map<String, Boolean> onlyInternal = new TreeMap<>();
        for (Class<?> type : PublicApi.typesBeside(Payload.class)) {
            if (Modifier.isPublic(type.getModifiers()) && type != Internal.class) {
                onlyInternal.merge(type.getPackageName(), !PublicApi.isApi(type), Boolean::logicalAnd);
            }
        }
        onlyInternal.values().removeIf(internal -> !internal);
        return new TreeSet<>(onlyInternal.keySet());
    }

    private static int count(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        int count = 0;
        while (matcher.find()) {
            count++;
        }
        return count;
    }
}
