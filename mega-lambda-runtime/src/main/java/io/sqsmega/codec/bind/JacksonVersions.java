package io.sqsmega.codec.bind;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.cfg.PackageVersion;

/**
 * The versions of Jackson on the class path. Maven takes the version that is nearest to the user's pom, for each module
 * of Jackson by itself, so one more dependency can put an old jackson-core beside a new jackson-databind.
 */
final class JacksonVersions {
    private JacksonVersions() {}

    /**
     * Checks that jackson-core has the minor version of jackson-databind, or a newer one.
     *
     * @throws IllegalStateException if it is older
     */
    static void check() {
        Version databind = PackageVersion.VERSION;
        Version core = com.fasterxml.jackson.core.json.PackageVersion.VERSION;
        if (minor(core) < minor(databind)) {
            throw new IllegalStateException("jackson-core must be as new as jackson-databind " + databind + ", got "
                    + core + ": import io.sqsmega:mega-bom or com.fasterxml.jackson:jackson-bom");
        }
    }

    private static int minor(Version version) {
        return 1000 * version.getMajorVersion() + version.getMinorVersion();
    }
}
