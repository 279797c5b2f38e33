package io.sqsmega.cdk;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.RuntimeFamily;

/** Checks whether a runtime can load the framework, which is bytecode of Java 17. */
final class FunctionRuntime {
    private static final Pattern JAVA = Pattern.compile("java(\\d+)(?:\\..*)?");
    private static final int OLDEST = 17;

    private FunctionRuntime() {}

    static boolean isJava(Runtime runtime) {
        return runtime.getFamily() == RuntimeFamily.JAVA;
    }

    /** Returns whether the runtime is older than Java 17. A name without a version counts as a later one. */
    static boolean isTooOld(Runtime runtime) {
        Matcher name = JAVA.matcher(runtime.getName());
        return isJava(runtime) && name.matches() && Integer.parseInt(name.group(1)) < OLDEST;
    }
}
