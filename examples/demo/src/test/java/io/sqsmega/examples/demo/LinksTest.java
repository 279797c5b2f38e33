package io.sqsmega.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every link from one document of the project to another leads to a file, and its anchor to a heading. */
class LinksTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("```.*?```", Pattern.DOTALL);

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<Path> documents = documents();

        assertThat(documents).hasSizeGreaterThan(50);
        assertThat(documents.stream().flatMap(LinksTest::brokenLinks)).isEmpty();
    }

    @Test
    void aBrokenLinkIsFound() {
        Path readme = ROOT.resolve("README.md");

        assertThat(isBroken(readme, "docs/ARCHITECTURE.md")).isFalse();
        assertThat(isBroken(readme, "docs/NOTHING.md")).isTrue();
        assertThat(isBroken(readme, "CONTRIBUTING.md#style")).isFalse();
        assertThat(isBroken(readme, "CONTRIBUTING.md#no-such-heading")).isTrue();
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"));
                Stream<Path> top = Files.list(ROOT);
                Stream<Path> examples = Files.walk(ROOT.resolve("examples"), 2)) {
            return Stream.of(files, top, examples)
                    .flatMap(paths -> paths)
                    .filter(file -> file.getFileName().toString().endsWith(".md"))
                    .toList();
        }
    }

    private static Stream<String> brokenLinks(Path document) {
        return LINK.matcher(CODE.matcher(read(document)).replaceAll(""))
                .results()
                .map(link -> link.group(1))
                .filter(link -> isBroken(document, link))
                .map(link -> document + ": " + link);
    }

    private static boolean isBroken(Path document, String link) {
        if (link.contains("://")) {
            return false;
        }
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
        return !Files.exists(target) || (parts.length > 1 && headings(target).noneMatch(parts[1]::equals));
    }

    /** The anchors that GitHub makes of headings. */
    private static Stream<String> headings(Path document) {
        return Pattern.compile("(?m)^#+ (.*)$")
                .matcher(read(document))
                .results()
                .map((MatchResult heading) -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\w\\- ]", "").replace(' ', '-'));
    }

    private static String read(Path document) {
        try {
            return Files.readString(document);
        } catch (IOException unreadable) {
            throw new AssertionError(document.toString(), unreadable);
        }
    }
}
