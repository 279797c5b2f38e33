package io.sqsmega.examples.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.examples.image.ImageCommands.Run;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of the Dockerfile train a cache with which the function starts; where the cache is of no use, the
 * function starts without it, and without a word about it.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime interface client is made for Linux")
@Tag("slow")
@Timeout(300)
class ImageIT {
    private static final boolean HAS_CACHES = Runtime.version().feature() >= 25;
    private static final String ONLY_WITH_A_CACHE = "-XX:AOTMode=on";

    @TempDir
    static Path root;

    private static ImageCommands image;

    @BeforeAll
    static void trainTheCache() throws IOException, InterruptedException {
        image = new ImageCommands(root);
        if (HAS_CACHES) {
            image.train();
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25, disabledReason = "a JDK before 25 makes no AOT cache in one step")
    void theFunctionStartsWithTheCacheOfItsTraining() throws IOException, InterruptedException {
        Run run = image.run(ONLY_WITH_A_CACHE);

        assertThat(run.responses()).as(run.log()).isEqualTo(ImageCommands.expectedResponses());
    }

    @Test
    void theCacheOfAnotherJdkCostsNoWordInTheLog() throws IOException, InterruptedException {
        String cache = "-XX:AOTCache=" + image.cacheOfAnotherJdk();

        Run run = image.run(cache);

        assertThat(run.responses()).as(run.log()).isEqualTo(ImageCommands.expectedResponses());
        assertThat(run.log())
                .contains("saved revision 1")
                .doesNotContainPattern("(?i)\\[(warning|error)|\\b(aot|cds)\\b");
        if (HAS_CACHES) {
            assertThat(image.run(cache, ONLY_WITH_A_CACHE).responses())
                    .as("the responses where the JVM must use the cache")
                    .isEmpty();
        }
    }
}
