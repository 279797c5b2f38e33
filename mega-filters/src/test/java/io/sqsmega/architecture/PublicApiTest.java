package io.sqsmega.architecture;

import io.sqsmega.filters.FilterPolicy;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PublicApiTest {

    @Test
    void theListIsTheApi() throws IOException {
        PublicApiList.assertUnchanged("mega-filters", FilterPolicy.class);
    }
}
