package io.sqsmega.cdk;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;

/** Creates the log group of a function that the construct creates. */
final class FunctionLogs {
    private FunctionLogs() {}

    static LogGroup create(MegaQueue scope, MegaFunctionProps<?> props) {
        if (props.encryptionKey != null) {
            allowUse(scope, props.encryptionKey);
        }
        return LogGroup.Builder.create(scope, "LogGroup")
                .retention(props.logRetention == null ? RetentionDays.ONE_MONTH : props.logRetention)
                .encryptionKey(props.encryptionKey)
                .removalPolicy(props.removalPolicy)
                .build();
    }

    /**
     * Allows CloudWatch Logs to use the key for any log group of the account and region: the key must exist before this
     * log group.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html">Encrypting
     *     logs</a>
     */
    private static void allowUse(MegaQueue scope, IKey key) {
        Stack stack = Stack.of(scope);
        String logGroups = stack.formatArn(ArnComponents.builder()
                .service("logs")
                .resource("log-group")
                .resourceName("*")
                .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                .build());
        PolicyStatement use = PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("logs." + stack.getRegion() + "." + stack.getUrlSuffix())))
                .actions(List.of(
                        "kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"))
                .resources(List.of("*"))
                .conditions(Map.of("ArnLike", Map.of("kms:EncryptionContext:aws:logs:arn", logGroups)))
                .build();
        Keys.allow(key, use, scope, "CloudWatch Logs to encrypt and to decrypt");
    }
}
