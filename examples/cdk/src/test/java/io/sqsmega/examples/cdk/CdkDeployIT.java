package io.sqsmega.examples.cdk;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.lambda.Code;

/** The CDK app, deployed to moto by the CDK's own command line, used, and destroyed. */
@Timeout(420)
class CdkDeployIT {
    private static final String STACK = "ShoppingCart";
    private static final Path JAR = Path.of(CartApp.JAR);

    @TempDir
    private Path folder;

    @BeforeAll
    static void needs() throws Exception {
        Tool.NODE.orSkip(CdkDeployIT.class);
        Tool.MOTO.orSkip(CdkDeployIT.class);
        CdkCommandLine.orSkip(CdkDeployIT.class);
    }

    @Test
    void deployedApplicationDoesWhatItShould() throws Exception {
        Path assembly = folder.resolve("cdk.out");
        Description description = synthesize(assembly);
        try (Emulator aws = Emulator.start()) {
            CdkCommandLine cdk = new CdkCommandLine(aws, assembly, folder);
            cdk.run("bootstrap");
            cdk.run("deploy", "--require-approval", "never");

            try (DeployedCart cart = new DeployedCart(new CloudFormation(aws).resources(STACK))) {
                cart.checkQueues();
                cart.checkEventSource();
                cart.checkFunctions(JAR);
                ForTheEmulator.tell(CdkDeployIT.class);
                cart.subscribe(description.properties("CartSubscription"));
                cart.checkTheWayOfAMessage();

                cdk.run("destroy", "--force");
                cart.checkThatNothingIsLeft();
            }
        }
    }

    /** As {@code cdk synth} would, without a Maven inside of Maven. */
    private static Description synthesize(Path assembly) throws Exception {
        App app = new App(AppProps.builder()
                .analyticsReporting(false)
                .outdir(assembly.toString())
                .build());
        CartStack stack = new CartStack(app, STACK, Code.fromAsset(CartApp.JAR));
        Description description = Description.ofCdk(Template.fromStack(stack).toJSON());
        app.synth();
        Path template = assembly.resolve(STACK + ".template.json");
        Files.writeString(template, ForTheEmulator.withoutAliases(Files.readString(template)));
        return description;
    }
}
