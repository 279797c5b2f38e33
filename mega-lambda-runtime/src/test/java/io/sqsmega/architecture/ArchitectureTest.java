package io.sqsmega.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.sqsmega.payload.Payload;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The rules hold for the code; and each of them finds the fault that was put into the packages below {@code broken}.
 */
@Tag("slow")
class ArchitectureTest {
    private static final Map<String, Function<ArchitectureRules, ArchRule>> RULES = Map.of(
            "packagesPointOneWay", ArchitectureRules::packagesPointOneWay,
            "everyPackageIsListed", ArchitectureRules::everyPackageIsListed,
            "thereIsNoCycle", ArchitectureRules::thereIsNoCycle,
            "librariesStayInTheirPackage", ArchitectureRules::librariesStayInTheirPackage,
            "publicClassesAreFinalOrMadeToBeExtended", ArchitectureRules::publicClassesAreFinalOrMadeToBeExtended,
            "namesSayWhatAThingIs", ArchitectureRules::namesSayWhatAThingIs);

    private static final JavaClasses CODE = new ClassFileImporter()
            .importUrl(Payload.class.getProtectionDomain().getCodeSource().getLocation());
    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages("io.sqsmega.architecture.broken");

    /** Each of these rules also fails if a package and its subpackage are all there is. */
    @ParameterizedTest
    @ValueSource(
            strings = {"packagesPointOneWay", "everyPackageIsListed", "thereIsNoCycle", "librariesStayInTheirPackage"})
    void theRuleSeesSubpackages(String rule) {
        String root = "io.sqsmega.architecture.nested";
        JavaClasses nested = new ClassFileImporter().importPackages(root);

        assertThat(RULES.get(rule)
                        .apply(new ArchitectureRules(root))
                        .evaluate(nested)
                        .hasViolation())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "packagesPointOneWay",
                "everyPackageIsListed",
                "thereIsNoCycle",
                "librariesStayInTheirPackage",
                "publicClassesAreFinalOrMadeToBeExtended",
                "namesSayWhatAThingIs"
            })
    void theRuleHoldsAndCanFail(String rule) {
        RULES.get(rule).apply(new ArchitectureRules("io.sqsmega")).check(CODE);

        ArchRule onTheBrokenTree = RULES.get(rule).apply(new ArchitectureRules("io.sqsmega.architecture.broken"));
        assertThat(onTheBrokenTree.evaluate(BROKEN).hasViolation()).isTrue();
    }
}
