package io.sqsmega.snapstart;

import io.sqsmega.lambda.MegaSqsHandler;

/** A function that forgot its subscribers. Made by Lambda's runtime client, so it is public. */
public final class EmptyFunction extends MegaSqsHandler {}
