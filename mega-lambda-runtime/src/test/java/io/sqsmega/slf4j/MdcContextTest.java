package io.sqsmega.slf4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.dispatch.LoggingContext;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class MdcContextTest {

    @AfterEach
    void clear() {
        MDC.clear();
    }

    @Test
    void theFieldsAreThereWhileTheScopeIsOpenAndWhatWasThereBeforeComesBack() {
        MDC.put("messageId", "outer");
        MDC.put("tenant", "acme");

        try (LoggingContext.Scope scope = new MdcContext().open(Map.of("messageId", "inner", "subscriber", "Cart"))) {
            assertThat(MDC.getCopyOfContextMap())
                    .isEqualTo(Map.of("messageId", "inner", "subscriber", "Cart", "tenant", "acme"));
        }

        assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("messageId", "outer", "tenant", "acme"));
    }
}
