package io.sqsmega.test.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import org.crac.Core;
import org.crac.Resource;

/** Tells of the hooks of SnapStart. */
public final class Snapped implements RequestHandler<String, String>, Resource {
    private String seen = "";

    public Snapped() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        seen += "before ";
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        seen += "after ";
    }

    @Override
    public String handleRequest(String event, Context context) {
        return seen + event;
    }
}
