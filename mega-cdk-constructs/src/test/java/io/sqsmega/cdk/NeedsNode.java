package io.sqsmega.cdk;

import java.io.File;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The AWS CDK runs in Node: where there is none, the tests of this class are skipped, and say so. */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsNode.Check.class)
@interface NeedsNode {

    /** As jsii looks for it: the variable {@code JSII_NODE}, else {@code node} on the path. */
    final class Check implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) {
            if (node().isEmpty()) {
                String message = "SKIPPED: " + context.getDisplayName()
                        + " needs Node.js, and neither JSII_NODE nor the PATH has one";
                System.err.println(message);
                Assumptions.abort(message);
            }
        }

        private static Optional<Path> node() {
            String configured = System.getenv("JSII_NODE");
            if (configured != null) {
                return Optional.of(Path.of(configured)).filter(Files::isExecutable);
            }
            String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
            return Pattern.compile(Pattern.quote(File.pathSeparator))
                    .splitAsStream(path)
                    .map(folder -> Path.of(folder, "node"))
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }
}
