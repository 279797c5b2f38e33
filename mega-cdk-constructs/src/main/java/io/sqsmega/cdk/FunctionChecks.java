package io.sqsmega.cdk;

/** Rejects props of a function that Lambda would reject, or with which the framework could not run. */
record FunctionChecks(MegaFunctionProps<?> props) {

    void check(Findings findings) {
        findings.require(
                props.handler != null && !props.handler.isBlank(),
                "handler must be the full name of the class that extends MegaSqsHandler, got "
                        + (props.handler == null ? "none" : "a blank"));
        findings.require(
                props.code != null, "code must be given, such as Code.fromAsset(\"target/app.jar\"), got none");
        boolean managed = props.capacityProvider != null;
        findings.between(
                "memorySize",
                props.memorySize,
                managed ? ManagedInstances.LEAST_MEMORY : 128,
                managed ? ManagedInstances.MOST_MEMORY : 10_240);
        findings.between("timeout", props.timeout, 1, 900);
        checkRuntime(findings);
        checkEnvironment(findings);
        checkNetwork(findings);
        checkLogs(findings);
        new ManagedInstances(props).check(findings);
    }

    private void checkRuntime(Findings findings) {
        String name = props.runtime.getName();
        if (!FunctionRuntime.isJava(props.runtime)) {
            findings.error("runtime must be a Java runtime, got " + name);
        } else if (FunctionRuntime.isTooOld(props.runtime)) {
            findings.error("runtime must be JAVA_17 or later, as the framework is Java 17 bytecode, got " + name);
        } else if (props.isSnapStarted() && !Boolean.TRUE.equals(props.runtime.getSupportsSnapStart())) {
            findings.error("snapStart must be false on a runtime without SnapStart, got true with " + name);
        }
    }

    private void checkEnvironment(Findings findings) {
        for (String own : MegaQueue.VARIABLES) {
            findings.require(
                    !props.environment.containsKey(own),
                    "environment must be without " + own + ", which MegaQueue sets, got "
                            + String.join(", ", props.environment.keySet()));
        }
    }

    private void checkNetwork(Findings findings) {
        findings.require(
                props.vpc != null || (props.vpcSubnets == null && props.securityGroups == null),
                "vpc must be given beside vpcSubnets or securityGroups, got none");
    }

    private void checkLogs(Findings findings) {
        findings.require(
                props.logGroup == null || props.logRetention == null,
                "logRetention must be left out beside logGroup, as it is set where that is made, got "
                        + props.logRetention);
        if (props.role != null && Roles.isImmutable(props.role)) {
            findings.warning("importedRoleIsImmutable", Roles.IMMUTABLE);
        }
    }
}
