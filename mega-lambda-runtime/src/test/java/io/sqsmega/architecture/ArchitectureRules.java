package io.sqsmega.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.lang.reflect.Modifier;
import java.util.List;

/**
 * The five rules of the architecture, for the packages below a root, so that they can also be held against a broken
 * tree.
 */
final class ArchitectureRules {
    private static final List<String> PACKAGES =
            List.of("payload", "codec", "message", "match", "subscribe", "dynamodb", "lambda", "publish");

    private final String root;

    ArchitectureRules(String root) {
        this.root = root;
    }

    /** A message flows one way: each package knows those before it in this list, as far as it needs them. */
    ArchRule packagesPointOneWay() {
        LayeredArchitecture packages =
                layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
        for (String name : PACKAGES) {
            packages = packages.layer(name).definedBy(root + "." + name + "..");
        }
        return packages.whereLayer("payload")
                .mayNotAccessAnyLayer()
                .whereLayer("codec")
                .mayOnlyAccessLayers("payload")
                .whereLayer("match")
                .mayOnlyAccessLayers("payload")
                .whereLayer("message")
                .mayOnlyAccessLayers("codec", "payload")
                .whereLayer("subscribe")
                .mayOnlyAccessLayers("match", "message", "payload")
                .whereLayer("dynamodb")
                .mayOnlyAccessLayers("subscribe")
                .whereLayer("lambda")
                .mayOnlyAccessLayers("subscribe", "match", "message", "codec", "payload")
                .whereLayer("publish")
                .mayOnlyAccessLayers("codec", "payload");
    }

    ArchRule thereIsNoCycle() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    /** A library is seen by the packages that are there for it. */
    ArchRule librariesStayInTheirPackage() {
        return classes()
                .that(resideInAPackage(root + ".."))
                .should(useOnlyIn(List.of("codec"), "com.fasterxml.jackson..", "org.bson.."))
                .andShould(useOnlyIn(List.of("match"), "com.google.re2j.."))
                .andShould(useOnlyIn(List.of("lambda"), "com.amazonaws.services.lambda.."))
                .andShould(useOnlyIn(List.of("dynamodb"), "software.amazon.awssdk.services.dynamodb.."))
                .andShould(useOnlyIn(List.of("publish", "dynamodb"), "software.amazon.awssdk.."));
    }

    /** Public is what a user types: final, unless made to be extended. */
    ArchRule publicClassesAreFinalOrMadeToBeExtended() {
        return classes()
                .that(resideInAPackage(root + ".."))
                .should(new ArchCondition<>("be final, abstract, sealed, an interface or package-private") {
                    @Override
                    public void check(JavaClass item, ConditionEvents events) {
                        boolean fine = !Modifier.isPublic(item.reflect().getModifiers())
                                || Modifier.isFinal(item.reflect().getModifiers())
                                || Modifier.isAbstract(item.reflect().getModifiers())
                                || item.reflect().isSealed();
                        events.add(new SimpleConditionEvent(item, fine, item.getName()));
                    }
                });
    }

    ArchRule namesSayWhatAThingIs() {
        return noClasses()
                .that(resideInAPackage(root + ".."))
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Impl)")
                .orShould()
                .resideInAnyPackage("..util..", "..internal..", "..impl..");
    }

    private ArchCondition<JavaClass> useOnlyIn(List<String> homes, String... libraries) {
        return new ArchCondition<>("use " + String.join(", ", libraries) + " only in " + homes) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                if (homes.stream().anyMatch(home -> item.getPackageName().startsWith(root + "." + home))) {
                    return;
                }
                item.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> resideInAnyPackage(libraries).test(dependency.getTargetClass()))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
            }
        };
    }
}
