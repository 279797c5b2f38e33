package io.sqsmega.cdk;

import software.amazon.awscdk.services.kms.Alias;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;

/** What the CDK does not say of a key. */
final class Keys {
    static final String MANAGED = "alias/aws/sqs";

    /** For a key by whose name alone the CDK can grant nothing. */
    static final String WAY_OUT =
            " Import the key by Key.fromKeyArn or Key.fromLookup, or set the feature flag @aws-cdk/aws-kms:applyImportedAliasPermissionsToPrincipal.";

    private Keys() {}

    /** The key of SQS itself, which every principal of the account may use, and no other service. */
    static boolean isManaged(IKey key) {
        return key.getKeyId().endsWith(MANAGED) || key.getKeyArn().endsWith(MANAGED);
    }

    /** Whether statements can be added to the key's policy. */
    static boolean isOfThisApp(IKey key) {
        return key instanceof Key || key instanceof Alias;
    }
}
