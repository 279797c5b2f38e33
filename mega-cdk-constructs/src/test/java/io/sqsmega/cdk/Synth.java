package io.sqsmega.cdk;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.CfnElement;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.IConstruct;

/** An app with one stack, as a test needs it. */
final class Synth {
    static final String FUNCTION = "src/test/resources/function";

    private final App app;
    private final Stack stack;

    /** Without feature flags, or in the second run of all tests with those that the CDK recommends. */
    Synth() {
        this(flags());
    }

    /** In a region and account that are known, where others are not. */
    Synth(String region, String account) {
        this(flags(), Environment.builder().region(region).account(account).build());
    }

    private static Map<String, Object> flags() {
        return "recommended".equals(System.getProperty("cdk.flags")) ? RecommendedFlags.recommended() : Map.of();
    }

    /** With feature flags, as an app's cdk.json has them. */
    Synth(Map<String, Object> context) {
        this(context, null);
    }

    private Synth(Map<String, Object> context, @Nullable Environment environment) {
        Map<String, Object> offline = new HashMap<>(context);
        offline.put("aws:cdk:disable-version-check", true);
        this.app = new App(AppProps.builder()
                .context(offline)
                .analyticsReporting(false)
                .outdir(Path.of("target", "cdk.out", "test-" + System.nanoTime())
                        .toString())
                .build());
        this.stack =
                new Stack(app, "Shop", StackProps.builder().env(environment).build());
    }

    App app() {
        return app;
    }

    Stack stack() {
        return stack;
    }

    Template template() {
        return Template.fromStack(stack);
    }

    /** The properties of a construct's own resource. */
    @SuppressWarnings("unchecked")
    Map<String, Object> properties(Template template, IConstruct construct) {
        CfnElement resource = (CfnElement) construct.getNode().getDefaultChild();
        Object id = stack.resolve(stack.getLogicalId(resource));
        Map<String, Object> resources = (Map<String, Object>) template.toJSON().get("Resources");
        return (Map<String, Object>) ((Map<String, Object>) resources.get(id)).getOrDefault("Properties", Map.of());
    }

    /** The environment of a function. */
    @SuppressWarnings("unchecked")
    Map<String, Object> variables(Template template, IConstruct function) {
        Map<String, Object> environment =
                (Map<String, Object>) properties(template, function).getOrDefault("Environment", Map.of());
        return (Map<String, Object>) environment.getOrDefault("Variables", Map.of());
    }

    /** The documents of all policies of this type, one after the other, as they would print. */
    static List<String> policies(Template template, String type) {
        return template.findResources(type).values().stream()
                .map(Object::toString)
                .toList();
    }

    List<String> errors() {
        return texts(Annotations.fromStack(stack).findError("*", Match.anyValue()));
    }

    /** As the command line prints them: the path of the construct, a colon, and the text. */
    List<String> warnings() {
        return warnings(stack);
    }

    static List<String> warnings(Stack stack) {
        return texts(Annotations.fromStack(stack).findWarning("*", Match.anyValue()));
    }

    @SuppressWarnings("deprecation") // The CDK deprecated the type of these messages, and offers no other yet.
    private static List<String> texts(List<software.amazon.awscdk.cxapi.SynthesisMessage> messages) {
        return messages.stream()
                .map(message -> message.getId() + ": " + message.getEntry().getData())
                .toList();
    }

    /** A queue with all that is required. */
    MegaQueue.Builder queue(String id) {
        return MegaQueue.Builder.create(stack, id)
                .handler("com.acme.CartHandler")
                .code(code());
    }

    MegaTopic.Builder topic(String id) {
        return MegaTopic.Builder.create(stack, id);
    }

    static Code code() {
        return Code.fromAsset(FUNCTION);
    }
}
