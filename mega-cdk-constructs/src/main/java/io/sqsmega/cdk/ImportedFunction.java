package io.sqsmega.cdk;

import java.util.List;
import software.amazon.awscdk.services.lambda.IFunction;

/** An imported function, of which only its ARN and possibly its role are known. */
record ImportedFunction(IFunction function, MegaEventSourceProps<?> props) {
    /** The parts of {@code arn:aws:lambda:region:account:function:name}; a qualifier is one part more. */
    private static final int PARTS_OF_AN_ARN = 7;

    void check(Findings findings) {
        checkQualifier(findings);
        new Environments(props.scope, findings)
                .requireSame("function", function, "make the MegaQueue in a stack where the function is");
        warn(findings);
    }

    /** Rejects a qualified ARN: the CDK uses only the name in it, and the queue would invoke $LATEST. */
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
                        + MegaQueue.DEAD_LETTER_QUEUE_URL + " to the URLs of getQueue() and getDeadLetterQueue(), and "
                        + MegaQueue.GIVE_UP_AT_RECEIVE + " to " + Known.asString(ReceiveCounts.giveUpAt(props))
                        + ", where it is made.");
        if (function.getRole() == null) {
            findings.warning(
                    "importedFunctionWithoutRole",
                    "The function is imported without its role, so that it is not allowed to consume from the queue, and Lambda refuses to map the one to the other: import it by Function.fromFunctionAttributes with its role, or "
                            + Roles.ALLOW + " where the function is made.");
        }
    }
}
