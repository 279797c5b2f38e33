package io.sqsmega.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Payloads that were made to cost much, in JVMs with little heap. */
@Tag("slow")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SmallHeapTest {
    private static final int MIB = 1024 * 1024;

    @TempDir
    private Path directory;

    /** The heap is what the JVM and the framework need, and the factor that limits follow. */
    @Test
    void aByteOfABodyCostsNoMoreHeapThanTheFactorSays() {
        int size = 2 * MIB;

        assertThat(run(16 + HeapShare.BYTES_PER_BYTE * size / MIB, 1, size, size))
                .containsExactlyElementsOf(linesOf("{DONE=3}"));
    }

    @Test
    void theLargestPayloadsFitIntoTheHeap() {
        assertThat(run(64, 1, 0, 0)).containsExactlyElementsOf(linesOf("{DONE=3}"));
    }

    @Test
    void theLargestPayloadsThatAreHandledAtTheSameTimeFitIntoTheHeap() {
        assertThat(run(96, 8, 0, 0)).containsExactlyElementsOf(linesOf("{DONE=10}"));
    }

    @Test
    void largerPayloadsAreRefusedAndTheRestOfTheBatchIsDone() {
        assertThat(run(64, 4, -MIB, 0)).containsExactlyElementsOf(linesOf("{DONE=2, REFUSED=4}"));
    }

    @Test
    void fifteenMebibytesAreRefusedWhereTheHeapWouldNotHoldThem() {
        assertThat(run(436, 1, 15 * MIB, 0)).containsExactlyElementsOf(linesOf("{DONE=2, REFUSED=1}"));
    }

    private static List<String> linesOf(String outcomes) {
        return Arrays.stream(WorstBody.values())
                .map(body -> body + " " + outcomes)
                .toList();
    }

    private List<String> run(int heapMebibytes, int parallelism, int size, int maxBytes) {
        Path output = directory.resolve("output");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMebibytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeap.class.getName()));
        for (int argument : new int[] {parallelism, size, maxBytes}) {
            command.add(Integer.toString(argument));
        }
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(output.toFile())
                    .start();
            try {
                assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            } finally {
                process.destroyForcibly();
            }
            return Files.readAllLines(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
