package io.sqsmega.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecodeCommandTest {
    private static MegaRun.Result decode(String body, String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "decode";
        arguments[1] = "-";
        System.arraycopy(options, 0, arguments, 2, options.length);
        return MegaRun.withoutAws().input(body).run(arguments);
    }

    @Test
    void anEventIsNamedAndPrettyPrinted() {
        var result = decode(Bodies.itemAdded(5) + "\n");

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out())
                .contains("kind         a MEGA event")
                .contains("layers       JSON")
                .contains("event        item.added")
                .contains("\"quantity\" : 5");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void bsonInAnEnvelopeHasItsThreeLayers() {
        var json =
                decode(Bodies.inEnvelope(Bodies.itemAddedInBson(5)), "--json").json();

        assertThat(json.path("layers")).hasToString("[\"SNS envelope\",\"Base64\",\"BSON\"]");
        assertThat(json.at("/sns/topic").asText()).isEqualTo("arn:aws:sns:eu-west-1:111122223333:shop");
        assertThat(json.at("/payload/event/attributes/quantity").asInt()).isEqualTo(5);
    }

    @Test
    void bytesInBsonBecomeBase64() {
        assertThat(decode(Bodies.dataInBson(), "--json")
                        .json()
                        .at("/payload/picture")
                        .asText())
                .isEqualTo("AQI=");
    }

    @Test
    void aPointerIsNotFollowed() {
        var result = decode(Bodies.POINTER);

        assertThat(result.out()).contains("a pointer to s3://large/1/2").contains("layers       pointer into S3");
    }

    @Test
    void base64IsTextUnlessAnAttributeSaysBytesAsForAHandler() {
        assertThat(decode("cGluZw==").out()).contains("kind         plain text, or 4 bytes in Base64");
        assertThat(decode("cGluZw==", "--attribute", "mega-encoding=binary").out())
                .contains("kind         bytes")
                .contains("Base64 > bytes");
    }

    @Test
    void anEventThatBreaksTheProtocolIsOneLineWithThePath() {
        var result = decode("{\"protocol\":\"mega\",\"version\":1,\"event\":{}}");

        assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(result.err()).startsWith("mega: event.").hasLineCount(1);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void aRawBsonFileIsReadAsItIs(@TempDir Path directory) throws IOException {
        Path file =
                Files.write(directory.resolve("body.bson"), Base64.getDecoder().decode(Bodies.dataInBson()));

        assertThat(MegaRun.withoutAws().run("decode", file.toString()).out()).contains("Base64 > BSON");
    }

    @Test
    void controlCharactersDoNotReachTheTerminal() {
        assertThat(decode("red \u001b[31m alert").out())
                .contains("red ?[31m alert")
                .doesNotContain("\u001b");
    }

    @Test
    void coloursAreForTerminals() {
        assertThat(MegaRun.withoutAws()
                        .onTerminal()
                        .input("ping")
                        .run("decode", "-")
                        .out())
                .contains("\u001b[1mkind");
    }

    @Test
    void aMissingFileIsOneLine() {
        var result = MegaRun.withoutAws().run("decode", "no-such-file.json");

        assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(result.err()).isEqualToIgnoringNewLines("mega: file must exist, got no-such-file.json");
    }

    @Test
    void stackTracesAreForVerbose() {
        assertThat(MegaRun.withoutAws()
                        .run("decode", "no-such-file.json", "--verbose")
                        .err())
                .contains("\tat io.sqsmega.cli.BodyFile");
    }
}
