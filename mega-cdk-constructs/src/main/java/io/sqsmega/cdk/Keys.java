package io.sqsmega.cdk;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.FeatureFlags;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.Alias;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/** Facts about a key that the CDK does not provide. */
final class Keys {
    static final String MANAGED = "alias/aws/sqs";

    private static final Pattern OF_A_SERVICE = Pattern.compile("alias/aws/\\w+$");

    /** The advice for a key of which only the alias is known, so that the CDK cannot grant anything on it. */
    static final String WAY_OUT =
            " Import the key by Key.fromKeyArn or Key.fromLookup, or set the feature flag @aws-cdk/aws-kms:applyImportedAliasPermissionsToPrincipal.";

    private static final String GRANTS_BY_NAME = "@aws-cdk/aws-kms:applyImportedAliasPermissionsToPrincipal";

    private Keys() {}

    /**
     * Returns whether this is the managed key of SQS, which every principal of the account may use, but no other
     * service.
     */
    static boolean isManaged(IKey key) {
        return MANAGED.equals(managed(key));
    }

    /**
     * Returns the alias of a key that AWS manages for one service and no other service can use; null for any other key.
     */
    static @Nullable String managed(IKey key) {
        return Stream.of(key.getKeyId(), key.getKeyArn())
                .map(OF_A_SERVICE::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst()
                .orElse(null);
    }

    /** Returns whether the CDK drops grants on the key because it knows only an alias of it. */
    static boolean isKnownByNameAlone(IKey key) {
        return !isOfThisApp(key)
                && key.getKeyId().startsWith("alias/")
                && !Boolean.TRUE.equals(FeatureFlags.of(key).isEnabled(GRANTS_BY_NAME));
    }

    /** Adds a statement to the key's policy, or warns if the policy cannot be changed here. */
    static void allow(IKey key, PolicyStatement statement, Construct scope, String what) {
        if (!Boolean.TRUE.equals(key.addToResourcePolicy(statement).getStatementAdded())) {
            String managed = managed(key);
            String problem = managed == null
                    ? "A key is imported, so that its policy cannot be changed: it must allow " + what + "."
                    : "The key " + managed + " cannot be shared with another service, which needs " + what
                            + ": use a key of yours, or none.";
            Annotations.of(scope).addWarningV2("sqsmega:importedKeyPolicy", problem);
        }
    }

    /** Returns whether statements can be added to the key's policy. */
    static boolean isOfThisApp(IKey key) {
        return key instanceof Key || key instanceof Alias;
    }
}
