package io.sqsmega.architecture;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lists what a user's code can name: public types, and their public and protected members, without {@link Internal}.
 */
final class PublicApi {
    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");
    private static final Set<String> OF_EVERY_ENUM = Set.of("values", "valueOf");

    private PublicApi() {}

    /** The types of the jar or directory that a class comes from. */
    static List<Class<?>> typesBeside(Class<?> one) {
        try {
            Path root = Path.of(
                    one.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(root)) {
                return typesIn(root);
            }
            try (FileSystem jar = FileSystems.newFileSystem(root)) {
                return typesIn(jar.getPath("/"));
            }
        } catch (IOException | URISyntaxException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static List<Class<?>> typesIn(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length())
                            .replace('/', '.')
                            .replace('\\', '.'))
                    .sorted()
                    .map(PublicApi::load)
                    .collect(Collectors.toList());
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PublicApi.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** One line for each type, followed by an indented line for each member. */
    static List<String> of(List<Class<?>> types) {
        List<String> lines = new ArrayList<>();
        for (Class<?> type : types) {
            if (isApi(type)) {
                lines.add(header(type));
                members(type).forEach(member -> lines.add("    " + member));
            }
        }
        return lines;
    }

    static boolean isApi(Class<?> type) {
        return isVisible(type.getModifiers())
                && !isInternal(type)
                && (type.getEnclosingClass() == null || isApi(type.getEnclosingClass()));
    }

    /** Compares the name, because a module without the runtime can be compiled with this class. */
    private static boolean isInternal(AnnotatedElement element) {
        return Stream.of(element.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().getName().equals("io.sqsmega.Internal"));
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static String header(Class<?> type) {
        StringBuilder header =
                new StringBuilder(type.getName().replace('$', '.')).append(": ").append(kind(type));
        String parameters = Arrays.stream(type.getTypeParameters())
                .map(parameter -> parameter.getName() + bounds(parameter.getAnnotatedBounds()))
                .collect(Collectors.joining(", "));
        header.append(parameters.isEmpty() ? "" : " <" + parameters + ">");
        Class<?> last = lastUnlisted(type);
        AnnotatedType extended = last.getAnnotatedSuperclass();
        if (extended != null && extended.getType() != Object.class && !type.isEnum() && !type.isRecord()) {
            header.append(" extends ").append(shortened(extended));
        }
        for (Class<?> from = type; from != last.getSuperclass(); from = from.getSuperclass()) {
            for (AnnotatedType implemented : from.getAnnotatedInterfaces()) {
                header.append(" implements ").append(shortened(implemented));
            }
        }
        return header.toString();
    }

    /** Returns the type, or the last of its superclasses in a row that the user cannot name. */
    private static Class<?> lastUnlisted(Class<?> type) {
        Class<?> extended = type.getSuperclass();
        boolean isUnlisted = extended != null && extended.getName().startsWith("io.sqsmega.") && !isApi(extended);
        return isUnlisted ? lastUnlisted(extended) : type;
    }

    private static String kind(Class<?> type) {
        if (type.isAnnotation()) {
            return "annotation";
        } else if (type.isInterface()) {
            return type.isSealed() ? "sealed interface" : "interface";
        } else if (type.isEnum()) {
            return "enum";
        } else if (type.isRecord()) {
            return "record";
        } else if (type.isSealed()) {
            return "sealed class";
        } else if (Modifier.isAbstract(type.getModifiers())) {
            return "abstract class";
        }
        return Modifier.isFinal(type.getModifiers()) ? "class" : "open class";
    }

    private static String bounds(AnnotatedType[] bounds) {
        String joined = Arrays.stream(bounds).map(PublicApi::shortened).collect(Collectors.joining(" & "));
        return joined.equals("Object") ? "" : " extends " + joined;
    }

    /** Its own, and what it inherits from a type that the user cannot name. */
    private static Set<String> members(Class<?> type) {
        Set<String> members = new TreeSet<>();
        for (Class<?> from = type; from != null && (from == type || !isApi(from)); from = from.getSuperclass()) {
            if (from != Object.class && from.getName().startsWith("io.sqsmega.")) {
                addFields(from.getDeclaredFields(), type, members);
                addExecutables(from.getDeclaredMethods(), type, members);
                if (from == type) {
                    addExecutables(type.getDeclaredConstructors(), type, members);
                }
            }
        }
        return members;
    }

    private static void addFields(Field[] fields, Class<?> type, Set<String> members) {
        for (Field field : fields) {
            if (isListed(field, field, type)) {
                members.add(field.isEnumConstant() ? field.getName() : words(field) + " " + field.getName());
            }
        }
    }

    private static String words(Field field) {
        return (Modifier.isStatic(field.getModifiers()) ? "static " : "") + shortened(field.getAnnotatedType());
    }

    private static void addExecutables(Executable[] executables, Class<?> type, Set<String> members) {
        for (Executable executable : executables) {
            if (isListed(executable, executable, type) && !isImplied(executable, type)) {
                members.add(words(executable));
            }
        }
    }

    /** Nobody outside can call or override what is protected in a type that is final to the user. */
    private static boolean isListed(Member member, AnnotatedElement element, Class<?> type) {
        boolean open = !Modifier.isFinal(type.getModifiers()) && !type.isSealed();
        return (Modifier.isPublic(member.getModifiers()) || (open && Modifier.isProtected(member.getModifiers())))
                && !member.isSynthetic()
                && !isInternal(element);
    }

    private static boolean isImplied(Executable executable, Class<?> type) {
        return OF_EVERY_OBJECT.contains(executable.getName())
                || (type.isEnum() && OF_EVERY_ENUM.contains(executable.getName()));
    }

    private static String words(Executable executable) {
        StringBuilder words = new StringBuilder();
        int modifiers = executable.getModifiers();
        words.append(Modifier.isProtected(modifiers) ? "protected " : "");
        words.append(Modifier.isStatic(modifiers) ? "static " : "");
        words.append(Modifier.isAbstract(modifiers) ? "abstract " : "");
        if (executable instanceof Method method) {
            String parameters = Arrays.stream(method.getTypeParameters())
                    .map(parameter -> parameter.getName() + bounds(parameter.getAnnotatedBounds()))
                    .collect(Collectors.joining(", "));
            words.append(parameters.isEmpty() ? "" : "<" + parameters + "> ");
            words.append(shortened(method.getAnnotatedReturnType())).append(' ').append(method.getName());
        } else if (executable instanceof Constructor<?> constructor) {
            words.append("new ").append(constructor.getDeclaringClass().getSimpleName());
        }
        words.append(parameters(executable).collect(Collectors.joining(", ", "(", ")")));
        String thrown = Arrays.stream(executable.getAnnotatedExceptionTypes())
                .map(PublicApi::shortened)
                .collect(Collectors.joining(", "));
        return words.append(thrown.isEmpty() ? "" : " throws " + thrown).toString();
    }

    /** A record's constructor is what its components are: javac loses annotations of a compact one. */
    private static Stream<String> parameters(Executable executable) {
        Class<?> type = executable.getDeclaringClass();
        if (type.isRecord() && executable instanceof Constructor<?> && isCanonical(executable, type)) {
            return Arrays.stream(type.getRecordComponents()).map(component -> shortened(component.getAnnotatedType()));
        }
        return Arrays.stream(executable.getParameters()).map(PublicApi::words);
    }

    private static boolean isCanonical(Executable constructor, Class<?> type) {
        return Arrays.equals(
                constructor.getParameterTypes(),
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray());
    }

    private static String words(Parameter parameter) {
        String type = shortened(parameter.getAnnotatedType());
        return parameter.isVarArgs() ? type.substring(0, type.length() - 2) + "..." : type;
    }

    /** Without the names of packages. */
    private static String shortened(AnnotatedType type) {
        return type.toString()
                .replaceAll("\\b(?:[a-z][a-z0-9]*\\.)+(?=[A-Z])", "")
                .replace('$', '.')
                .replaceAll("@Nullable(\\(\\))?", "@Nullable");
    }
}
