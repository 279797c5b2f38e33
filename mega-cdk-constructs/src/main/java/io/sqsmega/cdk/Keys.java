package io.sqsmega.cdk;

import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.FeatureFlags;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.Alias;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/** What the CDK does not say of a key. */
final class Keys {
    static final String MANAGED = "alias/aws/sqs";

    /** For a key by whose name alone the CDK can grant nothing. */
    static final String WAY_OUT =
            " Import the key by Key.fromKeyArn or Key.fromLookup, or set the feature flag @aws-cdk/aws-kms:applyImportedAliasPermissionsToPrincipal.";

    private static final String GRANTS_BY_NAME = "@aws-cdk/aws-kms:applyImportedAliasPermissionsToPrincipal";

    private Keys() {}

    /** The key of SQS itself, which every principal of the account may use, and no other service. */
    static boolean isManaged(IKey key) {
        return key.getKeyId().endsWith(MANAGED) || key.getKeyArn().endsWith(MANAGED);
    }

    /** Whether the CDK drops what is granted on it: it knows no more of the key than an alias of it. */
    static boolean isKnownByNameAlone(IKey key) {
        return !isOfThisApp(key)
                && key.getKeyId().startsWith("alias/")
                && !Boolean.TRUE.equals(FeatureFlags.of(key).isEnabled(GRANTS_BY_NAME));
    }

    /** Adds a statement to the key's policy, and warns if that cannot be changed here. */
    static void allow(IKey key, PolicyStatement statement, Construct scope, String what) {
        if (!Boolean.TRUE.equals(key.addToResourcePolicy(statement).getStatementAdded())) {
            Annotations.of(scope)
                    .addWarningV2(
                            "sqsmega:importedKeyPolicy",
                            "A key is imported, so that its policy cannot be changed: it must allow " + what + ".");
        }
    }

    /** Whether statements can be added to the key's policy. */
    static boolean isOfThisApp(IKey key) {
        return key instanceof Key || key instanceof Alias;
    }
}
