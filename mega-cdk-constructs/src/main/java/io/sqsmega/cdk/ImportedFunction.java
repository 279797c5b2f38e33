package io.sqsmega.cdk;

import java.util.List;
import software.amazon.awscdk.services.lambda.IFunction;
import software.constructs.Construct;

/** What is known of an imported function: its ARN, perhaps its role. */
record ImportedFunction(IFunction function, Construct scope) {
    /** {@code arn:aws:lambda:region:account:function:name}; a qualifier is one more. */
    private static final int PARTS_OF_AN_ARN = 7;

    void check(Findings findings) {
        checkQualifier(findings);
        new Environments(scope, findings)
                .requireSame("function", function, "make the MegaQueue in a stack where the function is");
        warn(findings);
    }

    /** The CDK takes the name out of the ARN, and the queue would invoke $LATEST. */
    private void checkQualifier(Findings findings) {
        String arn = Known.string(function.getFunctionArn());
        List<String> parts = arn == null ? List.of() : List.of(arn.split(":", -1));
        if (parts.size() > PARTS_OF_AN_ARN) {
            findings.error("function must be imported by an ARN without a qualifier, or by Alias.fromAliasAttributes or"
                    + " Version.fromVersionArn, got the qualifier "
                    + String.join(":", parts.subList(PARTS_OF_AN_ARN, parts.size())));
        }
    }

    private void warn(Findings findings) {
        findings.warning(
                "importedFunction",
                "The function is imported, so that its environment cannot be set: set " + MegaQueue.QUEUE_URL + " and "
                        + MegaQueue.DEAD_LETTER_QUEUE_URL + ", and " + MegaQueue.GIVE_UP_AT_RECEIVE
                        + ", where it is made.");
        if (function.getRole() == null) {
            findings.warning(
                    "importedFunctionWithoutRole",
                    "The function is imported without its role, so that it is not allowed to consume from the queue: import it with its role, or allow it where the function is made.");
        }
    }
}
