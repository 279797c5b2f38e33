package io.sqsmega.dispatch;

import static io.sqsmega.match.Matchers.gt;
import static io.sqsmega.match.Matchers.satisfies;
import static io.sqsmega.match.Matchers.startsWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.Matcher;
import io.sqsmega.match.Matchers;
import io.sqsmega.match.Mismatch;
import io.sqsmega.match.ObjectPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.subscribe.BinarySubscriber;
import io.sqsmega.subscribe.MegaSubscriber;
import io.sqsmega.subscribe.PlaintextSubscriber;
import io.sqsmega.subscribe.Result;
import io.sqsmega.subscribe.SubscriberOutcome;
import io.sqsmega.subscribe.Validation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The outcome table, row by row, as one message at a time meets it. */
class DispatcherTest {
    private static final EventPattern CHECKOUT = EventPattern.named("checkout");
    private static final String CHECKOUT_BODY = """
            {"protocol": "mega", "version": 1, "event": {"name": "checkout", "timestamp": "2020-05-04T15:53:27Z", "total": 5},
             "object": {"type": "cart", "current": {"items": 2}}, "extra": {"channel": "web"}}""";

    private final List<String> calls = new ArrayList<>();
    private final List<MessageReport> reports = new ArrayList<>();
    private Outcome last = Outcome.NOT_STARTED;
    private final Dispatcher.Builder dispatcher = Dispatcher.builder().observer(reports::add);

    @Test
    void okIsDone() {
        dispatcher.on(CHECKOUT, (payload, message) -> Result.OK);

        assertThat(dispatch(CHECKOUT_BODY)).isEqualTo(Outcome.Kind.DONE);
        assertThat(outcome().stays()).isFalse();
    }

    @Test
    void nullIsDone() {
        dispatcher.on(CHECKOUT, (payload, message) -> null);

        assertThat(dispatch(CHECKOUT_BODY)).isEqualTo(Outcome.Kind.DONE);
    }

    @Test
    void retryLaterStays() {
        dispatcher.on(CHECKOUT, (payload, message) -> Result.RETRY_LATER);

        assertThat(dispatch(CHECKOUT_BODY)).isEqualTo(Outcome.Kind.RETRY);
        assertThat(outcome().stays()).isTrue();
        assertThat(outcome().retryAfter()).isNull();
    }

    @Test
    void theLongestRetryAfterCounts() {
        dispatcher
                .on(CHECKOUT, (payload, message) -> Result.retryAfter(Duration.ofMinutes(1)))
                .on(CHECKOUT, (payload, message) -> Result.retryAfter(Duration.ofHours(1)))
                .on(CHECKOUT, (payload, message) -> Result.RETRY_LATER);

        assertThat(dispatch(CHECKOUT_BODY)).isEqualTo(Outcome.Kind.RETRY);
        assertThat(outcome().retryAfter()).isEqualTo(Duration.ofHours(1));
    }

    static List<Throwable> whatSubscribersThrow() {
        return List.of(
                new IllegalStateException("no"),
                new Exception("checked"),
                new AssertionError("no"),
                new NoClassDefFoundError("x/Y"),
                new StackOverflowError());
    }

    @ParameterizedTest
    @MethodSource("whatSubscribersThrow")
    void whatASubscriberThrowsMeansAgainAndTheOthersAreCalled(Throwable thrown) {
        dispatcher
                .on(CHECKOUT, (payload, message) -> sneak(thrown))
                .on(CHECKOUT, (payload, message) -> called("other"));

        assertThat(dispatch(CHECKOUT_BODY)).isEqualTo(Outcome.Kind.RETRY);
        assertThat(calls).containsExactly("other");
        assertThat(outcome().subscribers())
                .extracting(SubscriberOutcome::reason)
                .containsExactly(thrown.getClass().getName(), null);
    }

    @Test
    void aPatternThatFailsKeepsNoOtherSubscriberFromTheMessage() {
        EventPattern broken = EventPattern.builder()
                .attribute("total", satisfies("a class that is there", value -> {
                    throw new NoClassDefFoundError("x/Y");
                }))
                .build();
        dispatcher
                .on(broken, (payload, message) -> called("never"))
                .on(CHECKOUT, (payload, message) -> called("other"));

        assertThat(dispatch(CHECKOUT_BODY)).isEqualTo(Outcome.Kind.RETRY);
        assertThat(calls).containsExactly("other");
    }

    @Test
    void anErrorThatTheMachineDoesNotSurviveEndsTheInvocation() {
        dispatcher.on(CHECKOUT, (payload, message) -> sneak(new OutOfMemoryError("test")));

        assertThatThrownBy(() -> dispatch(CHECKOUT_BODY)).isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void anInterruptReachesNoOtherSubscriber() {
        dispatcher
                .on(CHECKOUT, (payload, message) -> sneak(new InterruptedException()))
                .on(CHECKOUT, (payload, message) -> {
                    Thread.currentThread().interrupt();
                    return Result.OK;
                })
                .on(CHECKOUT, (payload, message) -> Thread.currentThread().isInterrupted() ? null : called("calm"));

        assertThat(dispatch(CHECKOUT_BODY)).isEqualTo(Outcome.Kind.RETRY);
        assertThat(calls).containsExactly("calm");
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void aTransformerThatFailsBadlyLeavesTheMessage() {
        dispatcher.transformPlaintext((text, message) -> {
            throw new NoClassDefFoundError("x/Y");
        });

        assertThat(dispatch("plain text")).isEqualTo(Outcome.Kind.RETRY);
    }

    @Test
    void whatIsRefusedIsDeletedOnceTheDeadLettersHaveIt() {
        List<String> buried = new ArrayList<>();
        dispatcher
                .deadLetters((message, reason, subscriber) -> buried.add(subscriber + ": " + reason))
                .on(CHECKOUT, (payload, message) -> Result.deadLetter("unknown cart"));

        assertThat(dispatch(CHECKOUT_BODY)).isEqualTo(Outcome.Kind.REFUSED);
        assertThat(outcome().stays()).isFalse();
        assertThat(dispatch("{\"protocol\": \"mega\", \"version\": 1}")).isEqualTo(Outcome.Kind.REFUSED);
        assertThat(outcome().stays()).isFalse();
        assertThat(buried).hasSize(2);
        assertThat(buried.get(0)).isEqualTo("on(name is \"checkout\"): unknown cart");
        assertThat(buried.get(1)).startsWith("null: event must");
    }

    @Test
    void whatTheDeadLettersDoNotTakeStays() {
        dispatcher.on(CHECKOUT, (payload, message) -> Result.deadLetter("unknown cart"));

        dispatcher.deadLetters((message, reason, subscriber) -> false);
        assertThat(dispatch(CHECKOUT_BODY)).isEqualTo(Outcome.Kind.REFUSED);
        assertThat(outcome().stays()).isTrue();

        dispatcher.deadLetters((message, reason, subscriber) -> {
            throw new NoClassDefFoundError("x/Y");
        });
        assertThat(dispatch(CHECKOUT_BODY)).isEqualTo(Outcome.Kind.REFUSED);
        assertThat(outcome().stays()).isTrue();
    }

    @Test
    void whatATransformerMadeOfAMessageIsExplainedAndEachSubscriberOfAName() {
        dispatcher
                .transformPlaintext((text, message) -> DataPayload.of(Map.of("line", text.text())))
                .on(DataPattern.of(Map.of("line", startsWith("a;"))), (payload, message) -> Result.OK)
                .register(new CheckoutSubscriber())
                .register(new CheckoutSubscriber());

        Map<String, List<Mismatch>> reasons =
                dispatcher.build().explain(Message.builder("1", "a;b;c").build());

        assertThat(reasons).containsOnlyKeys("DispatcherTest$CheckoutSubscriber");
        assertThat(reasons.values())
                .allSatisfy(mismatches -> assertThat(mismatches).hasSize(2));
    }

    @Test
    void deadLetterIsRefusedAndStaysForTheRedrivePolicy() {
        dispatcher.on(CHECKOUT, (payload, message) -> Result.deadLetter("unknown cart"));

        assertThat(dispatch(CHECKOUT_BODY)).isEqualTo(Outcome.Kind.REFUSED);
        assertThat(outcome().reason()).isEqualTo("unknown cart");
        assertThat(outcome().stays()).isTrue();
    }

    @Test
    void whoWantsItAgainComesBeforeWhoRefusesIt() {
        dispatcher
                .on(CHECKOUT, (payload, message) -> Result.OK)
                .on(CHECKOUT, (payload, message) -> Result.RETRY_LATER)
                .on(CHECKOUT, (payload, message) -> Result.deadLetter("no"));

        assertThat(dispatch(CHECKOUT_BODY)).isEqualTo(Outcome.Kind.RETRY);
    }

    @Test
    void whoRefusesItComesBeforeWhoIsDone() {
        dispatcher
                .on(CHECKOUT, (payload, message) -> Result.deadLetter("no"))
                .on(CHECKOUT, (payload, message) -> Result.OK);

        assertThat(dispatch(CHECKOUT_BODY)).isEqualTo(Outcome.Kind.REFUSED);
    }

    @Test
    void everySubscriberThatMatchesIsCalledInTheOrderOfRegistration() {
        dispatcher
                .on(CHECKOUT, (payload, message) -> called("first"))
                .on(EventPattern.named("item.added"), (payload, message) -> called("never"))
                .on(EventPattern.any(), (payload, message) -> called("second"));

        assertThat(dispatch(CHECKOUT_BODY)).isEqualTo(Outcome.Kind.DONE);
        assertThat(calls).containsExactly("first", "second");
    }

    @Test
    void anObjectThatIsNotValidIsRefusedAndItsSubscriberNotCalled() {
        dispatcher.register(new CheckoutSubscriber() {
            @Override
            protected ObjectPattern validateObject() {
                return ObjectPattern.builder().type("wish_list").build();
            }
        });

        assertThat(dispatch(CHECKOUT_BODY)).isEqualTo(Outcome.Kind.REFUSED);
        assertThat(outcome().reason())
                .contains("object.type")
                .contains("wish_list")
                .doesNotContain("cart");
        assertThat(calls).isEmpty();
    }

    @Test
    void aPayloadThatFailsItsValidationIsRefused() {
        dispatcher.register(new CheckoutSubscriber() {
            @Override
            protected Validation validate(MegaPayload payload) {
                return Validation.that(false, "a total is needed");
            }
        });

        assertThat(dispatch(CHECKOUT_BODY)).isEqualTo(Outcome.Kind.REFUSED);
        assertThat(outcome().reason()).isEqualTo("a total is needed");
        assertThat(calls).isEmpty();
    }

    @Test
    void aPayloadThatCannotBeReadInValidateIsRefused() {
        record Items(List<String> items) {}
        dispatcher.register(new CheckoutSubscriber() {
            @Override
            protected Validation validate(MegaPayload payload) {
                payload.object().currentAs(Items.class);
                return Validation.OK;
            }
        });

        assertThat(dispatch(CHECKOUT_BODY)).isEqualTo(Outcome.Kind.REFUSED);
        assertThat(outcome().reason()).contains("object.current.items");
    }

    @Test
    void aValidationThatThrowsMeansAgain() {
        dispatcher.register(new CheckoutSubscriber() {
            @Override
            protected Validation validate(MegaPayload payload) {
                throw new IllegalStateException("the database is away");
            }
        });

        assertThat(dispatch(CHECKOUT_BODY)).isEqualTo(Outcome.Kind.RETRY);
    }

    @Test
    void anEventIsForTheSubscriberIfItsObjectAndExtraMatchToo() {
        dispatcher
                .register(new CheckoutSubscriber() {
                    @Override
                    protected ObjectPattern matchObject() {
                        return ObjectPattern.builder()
                                .current(Map.of("items", gt(5)))
                                .build();
                    }
                })
                .register(new CheckoutSubscriber() {
                    @Override
                    protected DataPattern matchExtra() {
                        return DataPattern.of(Map.of("channel", "shop"));
                    }
                });

        assertThat(dispatch(CHECKOUT_BODY)).isEqualTo(Outcome.Kind.UNMATCHED);
        assertThat(calls).isEmpty();
    }

    @Test
    void aMegaEventThatBreaksTheSchemaIsRefused() {
        dispatcher.on(EventPattern.any(), (payload, message) -> called("never"));

        assertThat(dispatch("{\"protocol\": \"mega\", \"version\": 1, \"event\": {\"name\": \"secret\"}}"))
                .isEqualTo(Outcome.Kind.REFUSED);
        assertThat(outcome().reason()).contains("event.timestamp").doesNotContain("secret");
        assertThat(outcome().stays()).isTrue();
        assertThat(calls).isEmpty();
    }

    @Test
    void anUnmatchedMessageIsDeletedByDefault() {
        assertThat(dispatch(CHECKOUT_BODY)).isEqualTo(Outcome.Kind.UNMATCHED);
        assertThat(outcome().stays()).isFalse();
    }

    @Test
    void anUnmatchedMessageIsKeptIfSoConfigured() {
        dispatcher.unmatched(Unmatched.KEEP);

        assertThat(dispatch("plain text")).isEqualTo(Outcome.Kind.UNMATCHED);
        assertThat(outcome().stays()).isTrue();
    }

    @Test
    void anUnmatchedMessageIsRefusedIfSoConfigured() {
        dispatcher.unmatched(Unmatched.DEAD_LETTER);

        assertThat(dispatch("AAECAw==")).isEqualTo(Outcome.Kind.REFUSED);
        assertThat(outcome().stays()).isTrue();
    }

    @Test
    void aSubscriptionConfirmationIsUnmatched() {
        dispatcher.on(DataPattern.any(), (payload, message) -> called("never"));

        String body = """
                {"Type": "SubscriptionConfirmation", "MessageId": "1", "TopicArn": "arn:aws:sns:eu-west-1:111122223333:t",
                 "Message": "visit", "Token": "t", "SubscribeURL": "http://127.0.0.1:1", "Timestamp": "2021-03-04T05:06:07Z"}""";
        assertThat(dispatch(body)).isEqualTo(Outcome.Kind.UNMATCHED);
        assertThat(calls).isEmpty();
    }

    @Test
    void dataPlaintextAndBytesReachTheirSubscribers() {
        dispatcher
                .on(DataPattern.of(Map.of("a", 1)), (payload, message) -> called("data " + payload.data()))
                .register(new PlaintextSubscriber() {
                    @Override
                    protected Matcher matchText() {
                        return startsWith("ping");
                    }

                    @Override
                    public Result process(PlaintextPayload payload, Message message) {
                        return called(payload.text());
                    }
                })
                .register(new BinarySubscriber() {
                    @Override
                    public Result process(BinaryPayload payload, Message message) {
                        return called(payload.bytes().toString());
                    }
                });

        assertThat(dispatch("{\"a\": 1}")).isEqualTo(Outcome.Kind.DONE);
        assertThat(dispatch("ping!")).isEqualTo(Outcome.Kind.DONE);
        assertThat(dispatch("pong!")).isEqualTo(Outcome.Kind.UNMATCHED);
        assertThat(dispatch("AAECAw==")).isEqualTo(Outcome.Kind.DONE);
        assertThat(calls).containsExactly("data {a=1}", "ping!", "4 bytes");
    }

    @Test
    void aMatcherThatNoTextMatchesIsRefused() {
        PlaintextSubscriber never = new PlaintextSubscriber() {
            @Override
            public String name() {
                return "never";
            }

            @Override
            protected Matcher matchText() {
                return Matchers.anyItem("ping");
            }

            @Override
            public Result process(PlaintextPayload payload, Message message) {
                return called(payload.text());
            }
        };

        assertThatThrownBy(() -> dispatcher.register(never))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("never.matchText() must return a matcher of strings, got 'has an item that is \"ping\"'");
    }

    @Test
    void aTransformedTextIsMatchedLikeAnyOtherData() {
        dispatcher
                .transformPlaintext((text, message) -> null)
                .transformPlaintext((text, message) -> DataPayload.of(Map.of("line", text.text())))
                .transformBinary((bytes, message) ->
                        DataPayload.of(Map.of("size", bytes.bytes().size())))
                .on(DataPattern.of(Map.of("line", startsWith("a;"))), (payload, message) -> called("csv"))
                .on(DataPattern.of(Map.of("size", 4)), (payload, message) -> called("blob"));

        assertThat(dispatch("a;b;c")).isEqualTo(Outcome.Kind.DONE);
        assertThat(dispatch("AAECAw==")).isEqualTo(Outcome.Kind.DONE);
        assertThat(calls).containsExactly("csv", "blob");
    }

    @Test
    void aTransformerRefusesOrThrowsAsASubscriberDoes() {
        dispatcher.transformPlaintext((text, message) -> {
            if (text.text().equals("bad line")) {
                throw new InvalidPayloadException("line", "have three fields", "two");
            }
            throw new IllegalStateException("the schema registry is away");
        });

        assertThat(dispatch("bad line")).isEqualTo(Outcome.Kind.REFUSED);
        assertThat(dispatch("good line")).isEqualTo(Outcome.Kind.RETRY);
    }

    @Test
    void theReportSaysWhatHappenedAndNothingOfTheContents() {
        dispatcher.register(new CheckoutSubscriber());

        dispatch(CHECKOUT_BODY);

        MessageReport report = reports.get(0);
        assertThat(report.messageId()).isEqualTo("the-id");
        assertThat(report.eventName()).isEqualTo("checkout");
        assertThat(report.receiveCount()).isEqualTo(1);
        assertThat(report.isMatched()).isTrue();
        assertThat(report.outcome().subscribers())
                .extracting(SubscriberOutcome::subscriber)
                .containsExactly("DispatcherTest$CheckoutSubscriber");
        assertThat(report.toString()).doesNotContain("cart").doesNotContain("web");
    }

    @Test
    void anObserverThatThrowsChangesNothing() {
        dispatcher.observer(report -> {
            throw new IllegalStateException("no metrics today");
        });

        assertThat(dispatch(CHECKOUT_BODY)).isEqualTo(Outcome.Kind.UNMATCHED);
    }

    @Test
    void aSubscriberIsRegisteredOnce() {
        CheckoutSubscriber subscriber = new CheckoutSubscriber();
        dispatcher.register(subscriber);

        assertThatThrownBy(() -> dispatcher.register(subscriber))
                .hasMessage("a subscriber must be registered once, got twice DispatcherTest$CheckoutSubscriber");
    }

    @Test
    void itExplainsWhyNobodyWantsAMessageAndWhatBreaksTheProtocol() {
        dispatcher.on(EventPattern.named("item.added"), (payload, message) -> Result.OK);
        Dispatcher built = dispatcher.build();

        assertThat(built.explain(Message.builder("1", CHECKOUT_BODY).build()).toString())
                .isEqualTo("{on(name is \"item.added\")="
                        + "[event.name: expected that it is \"item.added\", met string]}");
        assertThat(built.explain(Message.builder("1", "plain text").build()).toString())
                .contains("payload: expected that it is a MegaPayload, met PlaintextPayload");
        assertThat(built.explain(Message.builder("1", "{\"protocol\": \"mega\", \"version\": 1}")
                        .build()))
                .containsOnlyKeys("the MEGA protocol");
    }

    @Test
    void aSubscriberWithoutAPatternIsRefusedWhenItIsRegistered() {
        CheckoutSubscriber subscriber = new CheckoutSubscriber() {
            @Override
            @SuppressWarnings("NullAway")
            protected EventPattern matchEvent() {
                return null;
            }

            @Override
            public String name() {
                return "Checkout";
            }
        };

        assertThatThrownBy(() -> dispatcher.register(subscriber))
                .hasMessage("Checkout.matchEvent() must return a pattern, got null");
    }

    private Outcome.Kind dispatch(String body) {
        Dispatcher built = dispatcher.build();
        MessageReport report = built.dispatch(Message.builder("the-id", body).build());
        built.observe(report);
        last = report.outcome();
        return last.kind();
    }

    private Outcome outcome() {
        return last;
    }

    private Result called(String name) {
        calls.add(name);
        return Result.OK;
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> @Nullable Result sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    private class CheckoutSubscriber extends MegaSubscriber {
        @Override
        protected EventPattern matchEvent() {
            return CHECKOUT;
        }

        @Override
        public @Nullable Result process(MegaPayload payload, Message message) {
            return called("checkout");
        }
    }
}
