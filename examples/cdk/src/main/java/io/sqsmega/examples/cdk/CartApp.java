package io.sqsmega.examples.cdk;

import software.amazon.awscdk.App;
import software.amazon.awscdk.services.lambda.Code;

/** The app that {@code cdk synth} and {@code cdk deploy} run (see {@code cdk.json}): one stack with all resources. */
public final class CartApp {
    /** The path of the jar with both functions, relative to this module's directory. SAM deploys the same jar. */
    static final String JAR = "../shopping-cart/target/shopping-cart.jar";

    private CartApp() {}

    public static void main(String[] args) {
        App app = new App();
        new CartStack(app, "ShoppingCart", Code.fromAsset(JAR));
        app.synth();
    }
}
