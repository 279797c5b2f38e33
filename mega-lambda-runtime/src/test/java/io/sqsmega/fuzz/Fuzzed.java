package io.sqsmega.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Looks for inputs that break a law, for 10 minutes. Only if asked to: the fuzzer's agent changes the classes of its
 * JVM, and is not wanted among other tests.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfEnvironmentVariable(named = "JAZZER_FUZZ", matches = ".+", disabledReason = "it takes 10 minutes")
@FuzzTest(maxDuration = "10m")
@interface Fuzzed {}
