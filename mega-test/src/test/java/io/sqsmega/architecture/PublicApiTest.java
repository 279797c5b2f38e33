package io.sqsmega.architecture;

import io.sqsmega.test.LocalAwsTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PublicApiTest {

    @Test
    void theListIsTheApi() throws IOException {
        PublicApiList.assertUnchanged("mega-test", LocalAwsTest.class);
    }
}
