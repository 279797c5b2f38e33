package io.sqsmega.cdk;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Names;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmActionConfig;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IAlarmAction;
import software.amazon.awscdk.services.cloudwatch.actions.LambdaAction;
import software.constructs.Construct;

/** Binds the actions of all alarms of a queue, each once, with the permissions that they need. */
final class AlarmActions {
    private static final String PERMISSION_BY_ALARM =
            "@aws-cdk/aws-cloudwatch-actions:changeLambdaPermissionLogicalIdForLambdaAction";

    private AlarmActions() {}

    static IAlarmAction[] bind(List<IAlarmAction> actions, Alarm alarm, MegaQueue queue) {
        return bound(actions, alarm, queue).stream().map(Bound::new).toArray(IAlarmAction[]::new);
    }

    /** Returns the actions by ARN: CloudWatch rejects an alarm that has the same action twice. */
    private static Collection<AlarmActionConfig> bound(List<IAlarmAction> actions, Alarm alarm, MegaQueue queue) {
        Map<String, AlarmActionConfig> configs = new LinkedHashMap<>();
        for (IAlarmAction action : actions) {
            AlarmActionConfig config =
                    action instanceof LambdaAction lambda ? bind(lambda, alarm) : action.bind(alarm, alarm);
            AlarmTopicChecks.check(config.getAlarmActionArn(), queue);
            configs.putIfAbsent(config.getAlarmActionArn(), config);
            ServiceAccess.ofAlarms().allowPublish(config.getAlarmActionArn());
        }
        return configs.values();
    }

    /**
     * Binds the action to a placeholder for the alarm whose id is unique in the app. Otherwise the permission to invoke
     * the function has the same id for every alarm or, with a feature flag, the same id for this alarm of every queue.
     */
    private static AlarmActionConfig bind(LambdaAction action, Alarm alarm) {
        Construct scope = scope(alarm);
        String id = Names.uniqueId(alarm);
        IAlarm standIn = scope.getNode().tryFindChild(id) instanceof IAlarm there
                ? there
                : Alarm.fromAlarmArn(scope, id, alarm.getAlarmArn());
        return action.bind(scope, standIn);
    }

    private static Construct scope(Alarm alarm) {
        if (alarm.getNode().tryFindChild("Invokes") instanceof Construct there) {
            return there;
        }
        Construct scope = new Construct(alarm, "Invokes");
        scope.getNode().setContext(PERMISSION_BY_ALARM, true);
        return scope;
    }

    /** An action that has been bound. */
    private static final class Bound implements IAlarmAction {
        private final AlarmActionConfig config;

        Bound(AlarmActionConfig config) {
            this.config = config;
        }

        @Override
        public AlarmActionConfig bind(Construct scope, IAlarm alarm) {
            return config;
        }
    }
}
