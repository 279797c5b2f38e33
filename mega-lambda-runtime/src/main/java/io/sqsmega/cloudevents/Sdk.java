package io.sqsmega.cloudevents;

/**
 * Checks that the SDK is on the class path, so that a missing SDK is reported with the dependency to add and not with
 * the name of a class.
 */
final class Sdk {
    private Sdk() {}

    /** @throws IllegalStateException if the SDK is not on the class path */
    static void check() {
        try {
            Class.forName("io.cloudevents.core.builder.CloudEventBuilder", false, Sdk.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError missing) {
            throw new IllegalStateException(
                    "CloudEvents must have their SDK on the class path, got none:"
                            + " add the dependency io.cloudevents:cloudevents-core",
                    missing);
        }
    }
}
