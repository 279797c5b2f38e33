package io.sqsmega.examples.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.local.RuntimeApi.Answer;
import io.sqsmega.test.FunctionProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The deployed jar has what SnapStart, which {@code template.yaml} has on, asks for. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime interface client is made for Linux")
@Timeout(180)
class SnapStartIT {

    @Test
    void eventsAreHandledAfterTheSnapshotAndNothingIsMissingInTheJar() {
        try (FunctionProcess function =
                ExampleFiles.function(CartHandler.class).snapStart().start()) {
            Answer answer = function.invoke(ExampleFiles.event("raw"));

            assertThat(answer.isError()).as(answer.body()).isFalse();
            assertThat(function.log()).doesNotContain("org-crac");
        }
    }
}
