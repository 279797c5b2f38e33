package io.sqsmega.examples.cdk;

import software.amazon.awscdk.App;
import software.amazon.awscdk.services.lambda.Code;

/** The app that {@code cdk synth} and {@code cdk deploy} run, as {@code cdk.json} says: one stack with all of it. */
public final class CartApp {
    /** The jar with both functions, which SAM deploys as well; from this module's directory. */
    static final String JAR = "../shopping-cart/target/shopping-cart.jar";

    private CartApp() {}

    public static void main(String[] args) {
        App app = new App();
        new CartStack(app, "ShoppingCart", Code.fromAsset(JAR));
        app.synth();
    }
}
