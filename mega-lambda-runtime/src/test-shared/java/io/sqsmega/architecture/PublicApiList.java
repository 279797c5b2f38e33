package io.sqsmega.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The public API of a module is a list in a file, so that no change of it goes unnoticed. */
final class PublicApiList {
    private PublicApiList() {}

    /**
     * Compares the API of a module with the list in {@code src/test/resources/api} of the module whose test this is.
     *
     * @param one any class of the module
     */
    static void assertUnchanged(String module, Class<?> one) throws IOException {
        List<String> api = PublicApi.of(PublicApi.typesBeside(one));
        Path list = Path.of("src/test/resources/api", module + ".txt");
        Path actual = Path.of("target", module + "-api.txt");
        Files.write(actual, api);
        Path here = Path.of("").toAbsolutePath().getFileName();

        assertThat(api).isNotEmpty();
        assertThat(api).as("""
                        The public API of %s is not what %s lists.
                        Not meant? Make the type or member package-private, or mark it with @Internal (and @hidden).
                        Meant? Say so in CHANGELOG.md, and take over the new list: cp %s %s
                        """, module, list, here.resolve(actual), here.resolve(list)).isEqualTo(Files.readAllLines(list));
    }
}
