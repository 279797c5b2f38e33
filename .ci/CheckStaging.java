import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;

/**
 * Checks a directory of staged artifacts against the publishing requirements of the central repository and of this
 * project: {@code java CheckStaging.java DIRECTORY [--signed]}. Prints what is there and each rule that is broken, and
 * ends with 1 if there is one.
 */
class CheckStaging {
    private static final List<String> ONCE_OR_INHERITED = List.of(
            "url",
            "licenses/license/name",
            "licenses/license/url",
            "developers/developer/name",
            "scm/connection",
            "scm/developerConnection",
            "scm/url");
    private static final List<String> EACH = List.of("modelVersion", "artifactId", "name", "description");

    private final List<String> broken = new ArrayList<>();
    private final Map<String, Document> poms = new TreeMap<>();
    private final boolean signed;

    CheckStaging(boolean signed) {
        this.signed = signed;
    }

    public static void main(String[] arguments) throws Exception {
        CheckStaging check = new CheckStaging(List.of(arguments).contains("--signed"));
        check.directory(Path.of(arguments[0]));
        check.broken.forEach(rule -> System.err.println("BROKEN: " + rule));
        if (!check.broken.isEmpty()) {
            System.exit(1);
        }
    }

    private void directory(Path root) throws Exception {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(root)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path pom : files) {
            if (pom.toString().endsWith(".pom")) {
                Document document = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(Files.readAllBytes(pom)));
                poms.put(value(document, "artifactId"), document);
            }
        }
        require(!poms.isEmpty(), root + " must have poms");
        for (Path file : files) {
            if (file.toString().endsWith(".pom")) {
                pom(file);
            }
            if (!isDerived(file)) {
                checksum(file, "MD5", ".md5");
                checksum(file, "SHA-1", ".sha1");
                require(!signed || Files.exists(beside(file, ".asc")), file + " must have a signature");
            }
        }
        System.out.printf(
                "%d artifacts, %d files, %s%n",
                poms.size(), files.size(), signed ? "signed" : "not signed: a release needs --sign");
    }

    private void pom(Path file) throws Exception {
        String name = file.getFileName().toString();
        String base = name.substring(0, name.length() - ".pom".length());
        Document pom = poms.values().stream()
                .filter(candidate -> base.startsWith(value(candidate, "artifactId") + "-")
                        && base.equals(value(candidate, "artifactId") + "-" + inherited(candidate, "version")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(file + " must be named by its artifact and version"));
        EACH.forEach(element -> require(!value(pom, element).isEmpty(), base + ": pom must have " + element));
        ONCE_OR_INHERITED.forEach(
                element -> require(!inherited(pom, element).isEmpty(), base + ": pom must have or inherit " + element));
        require(!base.endsWith("-SNAPSHOT"), base + " must not be a snapshot");
        require(!Files.readString(file).contains("-SNAPSHOT<"), base + ": pom must not refer to a snapshot");
        if (value(pom, "packaging").equals("pom")) {
            return;
        }
        for (String classifier : List.of("", "-sources", "-javadoc")) {
            Path jar = file.resolveSibling(base + classifier + ".jar");
            require(Files.exists(jar), base + " must have " + jar.getFileName());
            if (Files.exists(jar)) {
                jar(jar, classifier.isEmpty());
            }
        }
        require(Files.exists(file.resolveSibling(base + "-cyclonedx.json")), base + " must have an SBOM");
    }

    private void jar(Path file, boolean main) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            String name = file.getFileName().toString();
            require(jar.size() > 3, name + " must not be empty");
            if (main || name.endsWith("-sources.jar")) {
                require(jar.getEntry("META-INF/LICENSE") != null, name + " must have META-INF/LICENSE");
                require(jar.getEntry("META-INF/NOTICE") != null, name + " must have META-INF/NOTICE");
            }
            if (main) {
                String module = jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name");
                require(
                        module != null && module.startsWith("io.sqsmega") && !module.endsWith("unpublished"),
                        name + " must have a module name of its own, got " + module);
                System.out.printf("%s: module %s, %,d bytes%n", name, module, Files.size(file));
            }
        }
    }

    private void checksum(Path file, String algorithm, String extension) throws Exception {
        Path sum = beside(file, extension);
        if (!Files.exists(sum)) {
            broken.add(file + " must have " + extension);
            return;
        }
        String actual =
                HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(file)));
        require(actual.equals(Files.readString(sum).strip()), sum + " must be the checksum of its file");
    }

    private static Path beside(Path file, String extension) {
        return file.resolveSibling(file.getFileName() + extension);
    }

    private static boolean isDerived(Path file) {
        return Stream.of(".md5", ".sha1", ".sha256", ".sha512", ".asc").anyMatch(file.toString()::endsWith);
    }

    /** The parent is staged, too, or the element counts as missing. */
    private String inherited(Document pom, String element) {
        String own = value(pom, element);
        Document parent = poms.get(value(pom, "parent/artifactId"));
        return own.isEmpty() && parent != null ? inherited(parent, element) : own;
    }

    private static String value(Document pom, String element) {
        try {
            return XPathFactory.newInstance().newXPath().evaluate("/project/" + element, pom).strip();
        } catch (Exception impossible) {
            throw new IllegalStateException(element, impossible);
        }
    }

    private void require(boolean holds, String rule) {
        if (!holds) {
            broken.add(rule);
        }
    }
}
