package io.sqsmega.cdk;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.IResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.interfaces.ResourceEnvironment;
import software.constructs.Construct;

/** Checks that a resource is in the region or account of the construct. Unknown regions and accounts pass. */
final class Environments {
    private final Stack here;
    private final Findings findings;
    private final String construct;

    Environments(Construct scope, Findings findings) {
        this(scope, findings, "MegaQueue");
    }

    /** @param construct the name of the construct in error messages */
    Environments(Construct scope, Findings findings, String construct) {
        this.here = Stack.of(scope);
        this.findings = findings;
        this.construct = construct;
    }

    void requireSame(String prop, IResource resource, String wayOut) {
        ResourceEnvironment there = resource.getEnv();
        require(prop, "region", here.getRegion(), there.getRegion(), wayOut);
        require(prop, "account", here.getAccount(), there.getAccount(), wayOut);
    }

    void requireSameRegion(String prop, IResource resource, String wayOut) {
        requireRegion(prop, resource.getEnv().getRegion(), wayOut);
    }

    void requireRegion(String prop, String theirs, String wayOut) {
        require(prop, "region", here.getRegion(), theirs, wayOut);
    }

    private void require(String prop, String what, String ours, String theirs, String wayOut) {
        findings.require(
                !areKnownToDiffer(ours, theirs),
                prop + " must be of the " + what + " of its " + construct + ", " + ours + ", got one of " + theirs
                        + ": " + wayOut);
    }

    static boolean isOfAnotherAccount(Construct scope, IResource resource) {
        return areKnownToDiffer(Stack.of(scope).getAccount(), resource.getEnv().getAccount());
    }

    boolean isOfAnotherAccount(IResource resource) {
        return isAnotherAccount(resource.getEnv().getAccount());
    }

    boolean isAnotherAccount(String theirs) {
        return areKnownToDiffer(here.getAccount(), theirs);
    }

    private static boolean areKnownToDiffer(@Nullable String ours, @Nullable String theirs) {
        String known = Known.string(ours);
        String other = Known.string(theirs);
        return known != null && other != null && !known.equals(other);
    }
}
