package io.sqsmega.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What stands for options that are not set. */
class NothingTest {

    /** Else two threads could wait for each other, each in the initialization of an interface with a constant. */
    @Test
    void noneOfItsInterfacesIsInitializedWithIt() {
        assertThat(Nothing.class.getInterfaces())
                .isNotEmpty()
                .allSatisfy(type -> assertThat(Arrays.stream(type.getMethods())).noneMatch(Method::isDefault));
    }
}
