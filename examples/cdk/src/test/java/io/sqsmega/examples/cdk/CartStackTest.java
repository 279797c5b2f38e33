package io.sqsmega.examples.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.services.lambda.Code;

/** What the CDK and cdk-nag's AwsSolutions pack say of the stack. */
class CartStackTest {

    @BeforeAll
    static void needs() throws Exception {
        Tool.NODE.orSkip(CartStackTest.class);
    }

    /** X-Ray's actions know no resources, which MegaQueue says of its role; the publisher is one of the CDK's own. */
    @Test
    void nothingIsFoundButThePublishersTraces() {
        App app = new App(AppProps.builder()
                .context(Map.of("aws:cdk:disable-version-check", true))
                .analyticsReporting(false)
                .outdir("target/cdk.out/checked")
                .build());
        CartStack stack = new CartStack(app, "ShoppingCart", Code.fromAsset("src/main"));
        Aspects.of(app).add(new AwsSolutionsChecks());

        assertThat(findings(stack))
                .singleElement()
                .satisfies(finding -> assertThat(finding)
                        .startsWith("/ShoppingCart/PublisherRole/DefaultPolicy/")
                        .contains("AwsSolutions-IAM5"));
    }

    @SuppressWarnings("deprecation") // The CDK deprecated the type of these messages, and offers no other yet.
    private static List<String> findings(CartStack stack) {
        Annotations annotations = Annotations.fromStack(stack);
        return Stream.concat(
                        annotations.findError("*", Match.anyValue()).stream(),
                        annotations.findWarning("*", Match.anyValue()).stream())
                .map(message -> message.getId() + ": " + message.getEntry().getData())
                .toList();
    }
}
