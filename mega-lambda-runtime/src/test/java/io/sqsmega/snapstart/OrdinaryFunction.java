package io.sqsmega.snapstart;

import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.EventPattern;
import io.sqsmega.subscribe.Result;

/** A function that does not know of CRaC. Made by Lambda's runtime client, so it is public. */
public final class OrdinaryFunction extends MegaSqsHandler {

    public OrdinaryFunction() {
        on(EventPattern.named("done"), (payload, message) -> Result.OK);
        on(EventPattern.named("again"), (payload, message) -> Result.RETRY_LATER);
        lookIntoTheHandler();
    }

    /** As a framework would: what the signatures name must be there. */
    private static void lookIntoTheHandler() {
        int members =
                MegaSqsHandler.class.getDeclaredFields().length + MegaSqsHandler.class.getDeclaredMethods().length;
        System.out.println(members > 0 ? "looked into the handler" : "saw nothing");
    }
}
