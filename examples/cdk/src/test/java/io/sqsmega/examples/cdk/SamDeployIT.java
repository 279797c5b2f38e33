package io.sqsmega.examples.cdk;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code template.yaml}, transformed as CloudFormation does it, deployed to moto, used, and deleted. */
@Timeout(300)
class SamDeployIT {
    private static final Path TEMPLATE = Path.of("../../template.yaml");
    private static final Path JAR = Path.of(CartApp.JAR);

    @BeforeAll
    static void needs() throws Exception {
        Tool.MOTO.orSkip(SamDeployIT.class);
        Tool.SAM_TRANSLATOR.orSkip(SamDeployIT.class);
    }

    @Test
    void deployedApplicationDoesWhatItShould() throws Exception {
        try (Emulator aws = Emulator.start()) {
            CloudFormation stacks = new CloudFormation(aws);
            stacks.create("cart", ForTheEmulator.withoutAliases(transformed(aws, aws.upload(JAR))));

            try (DeployedCart cart = new DeployedCart(stacks.resources("cart"))) {
                cart.checkQueues();
                cart.checkEventSource();
                cart.checkFunctions(JAR);
                ForTheEmulator.tell(SamDeployIT.class);
                cart.subscribe(Description.ofSam(TEMPLATE).properties("CartSubscription"));
                cart.checkTheWayOfAMessage();

                stacks.delete("cart");
                cart.checkThatNothingIsLeft();
            }
        }
    }

    private static String transformed(Emulator aws, String code) throws Exception {
        return new Command(Path.of("."), aws.environment(), Duration.ofMinutes(1))
                .run(List.of("python3", "src/test/resources/transform_sam.py", TEMPLATE.toString(), code, "arm64"));
    }
}
