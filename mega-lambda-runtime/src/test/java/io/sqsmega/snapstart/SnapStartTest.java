package io.sqsmega.snapstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime interface client is made for Linux")
@Timeout(180)
class SnapStartTest {
    private static final String HANDLED = "{\"batchItemFailures\":[{\"itemIdentifier\":\"again\"}]}";

    @TempDir
    private Path directory;

    @Test
    void snapshotHoldsTheDispatcherWhichThenHandlesMessages() throws Exception {
        Start start = Start.withSnapStart(SnapshotFunction.class, directory);

        assertThat(start.output()).containsSubsequence("at the snapshot: refused", "restored");
        assertThat(start.requests()).containsExactly("restore/next", "invocation/next", "invocation/request/response");
        assertThat(start.answer()).isEqualTo(HANDLED);
    }

    @Test
    void nothingThatFindsSubscribersIsLoadedAfterTheSnapshot() throws Exception {
        Start start = Start.withSnapStart(SnapshotFunction.class, directory);

        int restored = start.classes().indexOf(SnapshotFunction.Restored.class.getName());
        assertThat(restored).isPositive();
        List<String> later = start.classes().subList(restored, start.classes().size());
        assertThat(later).contains("io.sqsmega.lambda.Invocation");
        assertThat(start.classes()).contains("io.sqsmega.match.regex.RegexAutomaton");
        assertThat(later)
                .noneMatch(name -> name.startsWith("io.sqsmega.match."))
                .noneMatch(name -> name.startsWith("io.sqsmega.projection."))
                .noneMatch(name -> name.startsWith("io.sqsmega.message."));
    }

    @Test
    void handlerWithoutSubscribersFailsBeforeTheSnapshot() throws Exception {
        Start start = Start.withSnapStart(EmptyFunction.class, directory);

        assertThat(start.requests()).containsExactly("init/error");
        assertThat(start.answer()).contains("CheckpointException");
        assertThat(start.output()).contains("a handler must have a subscriber");
    }

    @Test
    void withoutCracTheDispatcherWaitsForTheFirstBatchAndALineSaysWhatToAdd() throws Exception {
        Start start = Start.withSnapStartButNoCrac(OrdinaryFunction.class, directory);

        assertThat(start.output()).contains("looked into the handler").containsOnlyOnce("add io.github.crac:org-crac");
        assertThat(start.requests()).startsWith("restore/next");
        assertThat(start.answer()).isEqualTo(HANDLED);
    }

    @Test
    void withoutSnapStartNothingOfItIsLoaded() throws Exception {
        Start start = Start.ordinary(OrdinaryFunction.class, directory);

        assertThat(start.answer()).isEqualTo(HANDLED);
        assertThat(start.requests()).doesNotContain("restore/next");
        assertThat(start.classes())
                .contains(OrdinaryFunction.class.getName())
                .noneMatch(name -> name.startsWith("org.crac."))
                .noneMatch(name -> name.startsWith("io.sqsmega.lambda.Snap"));
    }
}
