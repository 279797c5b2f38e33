import com.sun.source.doctree.DeprecatedTree;
import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.ThrowsTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Checks that the Javadoc of the public API is complete: a comment for each package, type and member, and in it a main
 * description, each parameter, the result and each declared exception. It is what doclint's group "missing" checks, but not of
 * what has {@code @Internal} or overrides a method. Reads sources only: {@code java .ci/CheckJavadoc.java mega-lambda-runtime …}.
 */
public final class CheckJavadoc {
    private static final Pattern INSIDE = Pattern.compile("\\s@(param|return|throws)\\s");

    private static int missing;

    private final CompilationUnitTree unit;
    private final DocTrees docs;
    private final LineMap lines;

    private CheckJavadoc(CompilationUnitTree unit, DocTrees docs) {
        this.unit = unit;
        this.docs = docs;
        this.lines = unit.getLineMap();
    }

    public static void main(String[] modules) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String module : modules) {
            try (Stream<Path> sources = Files.walk(Path.of(module, "src/main/java"))) {
                sources.filter(file -> file.toString().endsWith(".java")
                                && !file.endsWith("module-info.java"))
                        .forEach(files::add);
            }
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null);
        JavacTask task = (JavacTask)
                compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
        DocTrees docs = DocTrees.instance(task);
        for (CompilationUnitTree unit : task.parse()) {
            CheckJavadoc check = new CheckJavadoc(unit, docs);
            if (unit.getPackage() != null && unit.getSourceFile().getName().endsWith("package-info.java")) {
                check.comment(new TreePath(new TreePath(unit), unit.getPackage()), unit.getPackage(), "package");
            }
            for (Tree type : unit.getTypeDecls()) {
                if (type instanceof ClassTree declared) {
                    check.type(new TreePath(new TreePath(unit), declared), declared, false);
                }
            }
        }
        System.out.println(files.size() + " files, " + missing + " gaps in their Javadoc");
        System.exit(missing == 0 ? 0 : 1);
    }

    private void type(TreePath path, ClassTree type, boolean insideInterface) {
        if (!isApi(type.getModifiers(), insideInterface)) {
            return;
        }
        DocCommentTree doc = comment(path, type, "type " + type.getSimpleName());
        boolean isInterface = type.getKind() == Tree.Kind.INTERFACE || type.getKind() == Tree.Kind.ANNOTATION_TYPE;
        if (doc != null) {
            params(doc, type, type.getTypeParameters(), recordComponents(type));
        }
        for (Tree member : type.getMembers()) {
            TreePath at = new TreePath(path, member);
            if (member instanceof ClassTree nested) {
                type(at, nested, isInterface);
            } else if (member instanceof MethodTree method) {
                method(at, method, isInterface);
            } else if (member instanceof VariableTree field && isApi(field, type, isInterface)) {
                comment(at, field, "field " + field.getName());
            }
        }
    }

    private void method(TreePath path, MethodTree method, boolean insideInterface) {
        boolean isGenerated = docs.getSourcePositions().getEndPosition(unit, method) < 0;
        if (isGenerated || !isApi(method.getModifiers(), insideInterface) || has(method.getModifiers(), "Override")) {
            return;
        }
        DocCommentTree doc = comment(path, method, "method " + method.getName());
        if (doc == null) {
            return;
        }
        params(doc, method, method.getTypeParameters(), method.getParameters());
        Tree result = method.getReturnType();
        if (result != null && !result.toString().equals("void") && !hasReturn(doc)) {
            report(method, method.getName() + " has no @return");
        }
        for (Tree thrown : method.getThrows()) {
            String name = simple(thrown.toString());
            boolean named = doc.getBlockTags().stream()
                    .anyMatch(tag -> tag instanceof ThrowsTree known
                            && simple(known.getExceptionName().toString()).equals(name));
            if (!named) {
                report(method, method.getName() + " has no @throws " + name);
            }
        }
    }

    private void params(
            DocCommentTree doc,
            Tree at,
            List<? extends TypeParameterTree> types,
            List<? extends VariableTree> parameters) {
        types.forEach(type -> param(doc, at, "<" + type.getName() + ">"));
        parameters.forEach(parameter -> param(doc, at, parameter.getName().toString()));
    }

    private void param(DocCommentTree doc, Tree at, String name) {
        boolean named = doc.getBlockTags().stream()
                .anyMatch(tag -> tag instanceof ParamTree param
                        && (param.isTypeParameter() ? "<" + param.getName() + ">" : param.getName().toString())
                                .equals(name));
        if (!named) {
            report(at, "no @param " + name);
        }
    }

    private static List<VariableTree> recordComponents(ClassTree type) {
        if (type.getKind() != Tree.Kind.RECORD) {
            return List.of();
        }
        return type.getMembers().stream()
                .filter(VariableTree.class::isInstance)
                .map(VariableTree.class::cast)
                .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
                .toList();
    }

    private static boolean hasReturn(DocCommentTree doc) {
        return Stream.concat(doc.getBlockTags().stream(), doc.getFullBody().stream()).anyMatch(ReturnTree.class::isInstance);
    }

    private DocCommentTree comment(TreePath path, Tree at, String what) {
        DocCommentTree doc = docs.getDocCommentTree(path);
        if (doc == null) {
            report(at, what + " has no comment");
            return null;
        }
        boolean isDeprecated = doc.getBlockTags().stream().anyMatch(DeprecatedTree.class::isInstance);
        if (doc.getFullBody().isEmpty() && !isDeprecated) {
            report(at, what + " has no main description");
        }
        for (DocTree tag : doc.getBlockTags()) {
            if (isWithoutText(tag)) {
                report(at, what + " has no text after " + tag);
            } else if (INSIDE.matcher(tag.toString()).find()) {
                report(at, what + " has a tag in the middle of " + tag);
            }
        }
        return doc;
    }

    private static boolean isWithoutText(DocTree tag) {
        return tag instanceof ParamTree param && param.getDescription().isEmpty()
                || tag instanceof ReturnTree result && result.getDescription().isEmpty()
                || tag instanceof ThrowsTree thrown && thrown.getDescription().isEmpty();
    }

    private static boolean isApi(VariableTree field, ClassTree type, boolean insideInterface) {
        boolean isComponent = type.getKind() == Tree.Kind.RECORD
                && !field.getModifiers().getFlags().contains(Modifier.STATIC);
        return !isComponent && isApi(field.getModifiers(), insideInterface);
    }

    private static boolean isApi(ModifiersTree modifiers, boolean insideInterface) {
        boolean isVisible = modifiers.getFlags().contains(Modifier.PUBLIC)
                || modifiers.getFlags().contains(Modifier.PROTECTED)
                || insideInterface && !modifiers.getFlags().contains(Modifier.PRIVATE);
        return isVisible && !has(modifiers, "Internal");
    }

    private static boolean has(ModifiersTree modifiers, String annotation) {
        return modifiers.getAnnotations().stream()
                .map(AnnotationTree::getAnnotationType)
                .anyMatch(type -> type.toString().equals(annotation));
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private void report(Tree at, String what) {
        missing++;
        long line = lines.getLineNumber(docs.getSourcePositions().getStartPosition(unit, at));
        System.err.println(Path.of(unit.getSourceFile().getName()) + ":" + line + ": " + what);
    }
}
