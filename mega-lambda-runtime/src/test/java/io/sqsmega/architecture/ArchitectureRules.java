package io.sqsmega.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Set;

/**
 * The rules of the architecture, for the packages below a root, so that they can also be held against a broken tree.
 */
final class ArchitectureRules {
    /** What each package knows of the others. */
    private static final Map<String, Set<String>> KNOWN = Map.ofEntries(
            entry("", Set.of()),
            entry("payload", Set.of()),
            entry("projection", Set.of()),
            entry("codec.document", Set.of("payload")),
            entry("codec.json", Set.of("codec.document", "payload")),
            entry("codec.bson", Set.of("codec.document", "payload")),
            entry("codec.bind", Set.of("codec", "codec.document", "codec.json", "payload")),
            entry("codec", Set.of("codec.document", "codec.json", "codec.bson", "projection", "payload")),
            entry("message", Set.of("codec", "codec.document", "projection", "payload")),
            entry("match.value", Set.of("payload")),
            entry("match.regex", Set.of("payload")),
            entry("match", Set.of("match.value", "match.regex", "message", "payload")),
            entry("match.index", Set.of("match", "match.value", "message", "projection", "payload")),
            entry("subscribe", Set.of("match", "match.index", "message", "payload")),
            entry("guard", Set.of("message", "payload")),
            entry("log", Set.of()),
            entry(
                    "dispatch",
                    Set.of("guard", "subscribe", "match", "match.index", "message", "projection", "log", "payload")),
            entry(
                    "lambda",
                    Set.of(
                            "settle",
                            "dispatch",
                            "guard",
                            "subscribe",
                            "match",
                            "message",
                            "codec",
                            "codec.document",
                            "codec.json",
                            "log",
                            "payload")),
            entry("aws", Set.of()),
            entry("publish", Set.of("aws", "codec", "codec.json", "log", "payload")),
            entry("settle", Set.of("aws", "dispatch", "subscribe", "publish", "message", "payload")),
            entry("listen", Set.of("aws", "settle", "dispatch", "guard", "subscribe", "match", "message", "payload")),
            entry("dynamodb", Set.of("aws", "guard")),
            entry("s3", Set.of("aws", "publish", "message", "codec", "payload")),
            entry("slf4j", Set.of("dispatch", "log")),
            entry("opentelemetry", Set.of("publish", "dispatch", "subscribe", "message", "payload")),
            entry("metrics", Set.of("dispatch", "subscribe", "message", "log", "payload")),
            entry("micrometer", Set.of("listen", "dispatch", "subscribe", "metrics")),
            entry("cloudevents", Set.of("publish", "subscribe", "message", "codec", "codec.json", "payload")));

    private final String root;

    ArchitectureRules(String root) {
        this.root = root;
    }

    /** A message flows one way: a package knows those that are listed beside it, and no others. */
    ArchRule packagesPointOneWay() {
        return classes().that(resideInAPackage(root + "..")).should(new ArchCondition<>("know only what is below") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                Set<String> known = KNOWN.getOrDefault(room(item), Set.of());
                item.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> isIn(dependency.getTargetClass(), root))
                        .filter(dependency -> !known.contains(room(dependency.getTargetClass()))
                                && !room(item).equals(room(dependency.getTargetClass())))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
            }
        });
    }

    ArchRule everyPackageIsListed() {
        return classes().that(resideInAPackage(root + "..")).should(new ArchCondition<>("be in a listed package") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                events.add(new SimpleConditionEvent(item, KNOWN.containsKey(room(item)), item.getName()));
            }
        });
    }

    /** Subpackages are packages of their own here, so a package and its subpackage may not know each other. */
    ArchRule thereIsNoCycle() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles();
    }

    /** A library is seen by the one package that is there for it. */
    ArchRule librariesStayInTheirPackage() {
        return classes()
                .that(resideInAPackage(root + ".."))
                .should(useOnlyIn(Set.of("codec", "codec.bind"), "com.fasterxml.jackson.."))
                .andShould(useOnlyIn("codec.bson", "org.bson.."))
                .andShould(useOnlyIn("codec.bind", "com.amazonaws.services.lambda.runtime.serialization.."))
                .andShould(useOnlyIn(
                        "lambda",
                        "com.amazonaws.services.lambda.runtime",
                        "com.amazonaws.services.lambda.runtime.events..",
                        "org.crac.."))
                .andShould(useOnlyIn(Set.of("log", "slf4j"), "org.slf4j.."))
                .andShould(useOnlyIn("opentelemetry", "io.opentelemetry.."))
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

    /** The package of a class without the root: {@code codec.json}. */
    private String room(JavaClass item) {
        String name = item.getPackageName();
        return name.equals(root) ? "" : name.substring(root.length() + 1);
    }

    private static boolean isIn(JavaClass item, String root) {
        return item.getPackageName().startsWith(root + ".");
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
