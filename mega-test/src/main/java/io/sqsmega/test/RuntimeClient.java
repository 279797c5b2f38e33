package io.sqsmega.test;

import io.sqsmega.local.RuntimeApi;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.stream.Stream;

/** The jars of Lambda's runtime interface client, which are on the class path of every Java function. */
final class RuntimeClient {
    static final String MAIN = RuntimeApi.JAVA_CLIENT;

    private RuntimeClient() {}

    static List<String> jars() {
        return Stream.of(
                        MAIN,
                        "com.amazonaws.services.lambda.runtime.Context",
                        "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
                        "software.amazon.awssdk.utilslite.SdkInternalThreadLocal")
                .map(RuntimeClient::jarOf)
                .distinct()
                .toList();
    }

    private static String jarOf(String type) {
        try {
            CodeSource source = Class.forName(type, false, RuntimeClient.class.getClassLoader())
                    .getProtectionDomain()
                    .getCodeSource();
            return Path.of(source.getLocation().toURI()).toString();
        } catch (ReflectiveOperationException | java.net.URISyntaxException missing) {
            throw new IllegalStateException(
                    "com.amazonaws:aws-lambda-java-runtime-interface-client must be on the test's class path", missing);
        }
    }
}
