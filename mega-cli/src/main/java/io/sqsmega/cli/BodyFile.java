package io.sqsmega.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import picocli.CommandLine.Parameters;

/** The file with the body of a message. */
final class BodyFile {
    @Parameters(paramLabel = "FILE", description = "The file with the body of a message; - for standard input.")
    private String file = "-";

    /**
     * Returns the body. The line break at the end of a file is not part of it. Bytes that are not UTF-8 are returned as
     * their Base64, as a message carries them.
     */
    String read(Terminal terminal) {
        byte[] bytes = bytes(terminal.in());
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.indexOf('\0') >= 0 ? base64(bytes) : text.replaceFirst("\\r?\\n\\z", "");
        } catch (CharacterCodingException notText) {
            return base64(bytes);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private byte[] bytes(InputStream in) {
        try {
            return file.equals("-") ? in.readAllBytes() : Files.readAllBytes(Path.of(file));
        } catch (NoSuchFileException | InvalidPathException e) {
            throw CommandException.failed("file must exist, got " + file, e);
        } catch (IOException e) {
            throw CommandException.failed("file must be readable, got " + file + ": " + e.getMessage(), e);
        }
    }
}
