package io.sqsmega.architecture;

import io.sqsmega.cdk.MegaQueue;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PublicApiTest {

    @Test
    void theListIsTheApi() throws IOException {
        PublicApiList.assertUnchanged("mega-cdk-constructs", MegaQueue.class);
    }
}
