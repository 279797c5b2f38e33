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
import java.util.Set;

/**
 * The five rules of the architecture, for the packages below a root, so that they can also be held against a broken
 * tree.
 */
final class ArchitectureRules {
    private final String root;

    ArchitectureRules(String root) {
        this.root = root;
    }

    /** A message flows one way: each package knows those before it in this list, as far as it needs them. */
    ArchRule packagesPointOneWay() {
        LayeredArchitecture packages =
                layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
        for (String name : new String[] {
            "payload",
            "select",
            "codec",
            "message",
            "match",
            "subscribe",
            "lambda",
            "aws",
            "publish",
            "settle",
            "listen",
            "dynamodb",
            "s3",
            "slf4j",
            "cloudevents"
        }) {
            packages = packages.layer(name).definedBy(root + "." + name + "..");
        }
        return packages.whereLayer("payload")
                .mayNotAccessAnyLayer()
                .whereLayer("select")
                .mayNotAccessAnyLayer()
                .whereLayer("codec")
                .mayOnlyAccessLayers("select", "payload")
                .whereLayer("match")
                .mayOnlyAccessLayers("select", "payload")
                .whereLayer("message")
                .mayOnlyAccessLayers("codec", "select", "payload")
                .whereLayer("subscribe")
                .mayOnlyAccessLayers("match", "message", "select", "payload")
                .whereLayer("lambda")
                .mayOnlyAccessLayers("settle", "subscribe", "match", "message", "codec", "payload")
                .whereLayer("aws")
                .mayNotAccessAnyLayer()
                .whereLayer("publish")
                .mayOnlyAccessLayers("aws", "codec", "payload")
                .whereLayer("settle")
                .mayOnlyAccessLayers("aws", "subscribe", "publish", "match", "message", "payload")
                .whereLayer("listen")
                .mayOnlyAccessLayers("aws", "settle", "publish", "subscribe", "match", "message", "codec", "payload")
                .whereLayer("dynamodb")
                .mayOnlyAccessLayers("aws", "subscribe")
                .whereLayer("s3")
                .mayOnlyAccessLayers("aws", "publish", "message", "codec", "payload")
                .whereLayer("slf4j")
                .mayOnlyAccessLayers("subscribe")
                .whereLayer("cloudevents")
                .mayOnlyAccessLayers("publish", "subscribe", "message", "codec", "payload");
    }

    ArchRule thereIsNoCycle() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    /** A library is seen by the one package that is there for it. */
    ArchRule librariesStayInTheirPackage() {
        return classes()
                .that(resideInAPackage(root + ".."))
                .should(useOnlyIn(
                        "codec",
                        "com.fasterxml.jackson..",
                        "org.bson..",
                        "com.amazonaws.services.lambda.runtime.serialization.."))
                .andShould(useOnlyIn(
                        "lambda",
                        "com.amazonaws.services.lambda.runtime",
                        "com.amazonaws.services.lambda.runtime.events..",
                        "org.crac.."))
                .andShould(useOnlyIn("slf4j", "org.slf4j.."))
                .andShould(useOnlyIn("cloudevents", "io.cloudevents.."))
                .andShould(useOnlyIn(
                        Set.of("aws", "publish", "settle", "listen", "dynamodb", "s3"), "software.amazon.awssdk.."))
                .andShould(useOnlyIn("s3", "software.amazon.awssdk.services.s3.."));
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

    private ArchCondition<JavaClass> useOnlyIn(String home, String... libraries) {
        return useOnlyIn(Set.of(home), libraries);
    }

    private ArchCondition<JavaClass> useOnlyIn(Set<String> homes, String... libraries) {
        return new ArchCondition<>("use " + String.join(", ", libraries) + " only in " + homes) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                if (homes.stream().anyMatch(home -> item.getPackageName().equals(root + "." + home))) {
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
