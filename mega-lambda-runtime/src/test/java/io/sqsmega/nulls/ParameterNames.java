package io.sqsmega.nulls;

import com.tngtech.archunit.thirdparty.org.objectweb.asm.ClassReader;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.ClassVisitor;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.Label;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.MethodVisitor;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.Opcodes;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.Type;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The names of parameters, as the compiler noted them for debuggers. */
final class ParameterNames {
    private ParameterNames() {}

    static List<String> of(Executable call) {
        String path = "/" + call.getDeclaringClass().getName().replace('.', '/') + ".class";
        Map<Integer, String> bySlot = new TreeMap<>();
        try (InputStream file = ParameterNames.class.getResourceAsStream(path)) {
            new ClassReader(file).accept(new Finder(call, bySlot), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> names = new ArrayList<>(bySlot.values());
        int first = Modifier.isStatic(call.getModifiers()) ? 0 : 1;
        return names.subList(first, first + call.getParameterCount());
    }

    private static final class Finder extends ClassVisitor {
        private final String name;
        private final String descriptor;
        private final Map<Integer, String> bySlot;

        Finder(Executable call, Map<Integer, String> bySlot) {
            super(Opcodes.ASM9);
            boolean constructs = call instanceof Constructor<?>;
            this.name = constructs ? "<init>" : call.getName();
            this.descriptor = constructs
                    ? Type.getConstructorDescriptor((Constructor<?>) call)
                    : Type.getMethodDescriptor((Method) call);
            this.bySlot = bySlot;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access, String method, String its, @Nullable String signature, String @Nullable [] exceptions) {
            if (!method.equals(name) || !its.equals(descriptor)) {
                return null;
            }
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitLocalVariable(
                        String variable, String type, @Nullable String generic, Label start, Label end, int slot) {
                    bySlot.putIfAbsent(slot, variable);
                }
            };
        }
    }
}
