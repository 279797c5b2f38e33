package io.sqsmega.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExplainCommandTest {
    private static final String HANDLER = TestHandler.class.getName();

    private static MegaRun.Result explain(String body, String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "explain";
        arguments[1] = "-";
        System.arraycopy(options, 0, arguments, 2, options.length);
        return MegaRun.withoutAws().input(body).run(arguments);
    }

    @Test
    void namesThoseThatWantItAndWhatDoesNotMatchForTheOthers() {
        var result = explain(Bodies.itemAdded(5), "--handler", HANDLER);

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out())
                .containsPattern("SUBSCRIBER +WANTS IT +BECAUSE")
                .containsPattern("ManyAdded +no +event\\.quantity: expected that it is greater than 10")
                .containsPattern("Audit +yes");
    }

    @Test
    void aMessageThatNobodyWantsHasAnExitCode() {
        var result = explain("ping", "--handler", HANDLER + "::handleRequest", "--json");

        assertThat(result.exitCode()).isEqualTo(ExitCode.NO);
        assertThat(result.json().path("wanted").asBoolean()).isFalse();
        assertThat(result.json().path("subscribers")).hasSize(2);
        assertThat(result.json().at("/subscribers/0/mismatches/0").asText())
                .isEqualTo("payload: expected that it is a MegaPayload, met PlaintextPayload");
    }

    @Test
    void aMessageThatBreaksTheProtocolIsExplainedForEverySubscriber() {
        var result = explain("{\"protocol\":\"mega\",\"version\":1,\"event\":{}}", "--handler", HANDLER);

        assertThat(result.exitCode()).isEqualTo(ExitCode.NO);
        assertThat(result.out()).contains("the MEGA protocol: event.").containsPattern("Audit +no");
    }

    @Test
    void attributesCount() {
        assertThat(explain(Bodies.itemAdded(5), "--handler", HANDLER, "--attribute", "mega-encoding=plaintext")
                        .exitCode())
                .isEqualTo(ExitCode.NO);
    }

    @Test
    void attributesThatDoNotMatchAreNamed() {
        String tenant = TestHandler.Tenant.class.getName();
        var result = explain(
                Bodies.itemAdded(5),
                "--handler",
                tenant,
                "--attribute",
                "tenant=other",
                "--attribute",
                "priority:Number=7");

        assertThat(result.exitCode()).isEqualTo(ExitCode.NO);
        assertThat(result.out())
                .contains("message.attributes.tenant: expected that it is \"acme\", met string")
                .doesNotContain("message.attributes.priority");
        assertThat(explain(
                                Bodies.itemAdded(5),
                                "--handler",
                                tenant,
                                "--attribute",
                                "tenant=acme",
                                "--attribute",
                                "priority:Number=7")
                        .exitCode())
                .isEqualTo(ExitCode.DONE);
    }

    @Test
    void aConstructorThatFailsSaysWhy() {
        var result = explain("ping", "--handler", TestHandler.Broken.class.getName());

        assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(result.err())
                .hasLineCount(1)
                .contains("TABLE_NAME must be set")
                .contains("runs as on Lambda");
    }

    @Test
    void aWrongHandlerSaysWhatItMustBe() {
        assertThat(explain("ping", "--handler", "com.acme.None").err())
                .contains("--handler must be a class of the class path, got com.acme.None");
        assertThat(explain("ping", "--handler", "java.lang.String").err())
                .contains("--handler must extend MegaSqsHandler, got java.lang.String");
        assertThat(explain("ping", "--handler", HANDLER, "--class-path", "none.jar")
                        .err())
                .contains("--class-path must exist, got none.jar");
        assertThat(explain("ping").exitCode()).isEqualTo(ExitCode.USAGE);
    }
}
