package io.sqsmega.cli;

import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.payload.Bytes;
import io.sqsmega.publish.PublishOptions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.BiConsumer;
import picocli.CommandLine.Option;

/** The attributes of a message, on the command line. */
final class AttributeOptions {
    @Option(
            names = "--attribute",
            paramLabel = "NAME[:TYPE]=VALUE",
            description = "An attribute of the message; of type String, or as given. Binary values are Base64.")
    private List<String> attributes = new ArrayList<>();

    void addTo(Message.Builder message) {
        read((name, attribute) -> message.attribute(name, attribute));
    }

    void addTo(PublishOptions.Builder options) {
        read((name, attribute) -> {
            Bytes bytes = attribute.bytes();
            String text = attribute.text();
            if (bytes != null) {
                options.attribute(name, attribute.dataType(), bytes);
            } else if (text != null) {
                options.attribute(name, attribute.dataType(), text);
            }
        });
    }

    private void read(BiConsumer<String, MessageAttribute> consumer) {
        for (String given : attributes) {
            int equals = given.indexOf('=');
            if (equals < 1) {
                throw CommandException.usage("--attribute must be NAME=VALUE or NAME:TYPE=VALUE, got " + given);
            }
            String value = given.substring(equals + 1);
            int colon = given.lastIndexOf(':', equals);
            String name = given.substring(0, colon < 0 ? equals : colon);
            consumer.accept(name, attribute(colon < 0 ? "String" : given.substring(colon + 1, equals), value));
        }
    }

    private static MessageAttribute attribute(String type, String value) {
        if (!type.startsWith("Binary")) {
            return new MessageAttribute(type, value, null);
        }
        try {
            return new MessageAttribute(type, null, Bytes.of(Base64.getDecoder().decode(value)));
        } catch (IllegalArgumentException notBase64) {
            throw CommandException.usage("--attribute of type " + type + " must be Base64");
        }
    }
}
