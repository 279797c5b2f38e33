package io.sqsmega.cloudevents;

/** Says what to add when the SDK is missing, which would otherwise be the name of a class. */
final class Sdk {
    private Sdk() {}

    /** @throws IllegalStateException if it is not on the class path */
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
