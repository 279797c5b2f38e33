package io.sqsmega.nulls;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.sqsmega.Internal;
import io.sqsmega.payload.Payload;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Null, where nothing may be null, is refused, and the parameter is named, or the call if it is named after what it
 * takes, as matchers are. Holds for every public method and constructor of the types that an application uses, and of
 * each parameter that is not {@code @Nullable}.
 */
@Tag("slow")
class NullsTest {
    @Test
    void nullIsRefusedAndItsParameterIsNamed() {
        List<String> wrong = new ArrayList<>();
        calls().forEach(call -> {
            for (int parameter = 0; parameter < call.getParameterCount(); parameter++) {
                if (!mayBeNull(call, parameter)) {
                    String complaint = complaint(call, parameter);
                    if (complaint != null) {
                        wrong.add(call.getDeclaringClass().getName() + "." + call.getName()
                                + Arrays.toString(call.getParameterTypes()) + " " + complaint);
                    }
                }
            }
        });

        assertThat(wrong).isEmpty();
    }

    private static Stream<Executable> calls() {
        return types().flatMap(type -> Stream.<Executable>concat(
                        Stream.of(type.getDeclaredMethods()), Stream.of(type.getDeclaredConstructors()))
                .filter(call -> Modifier.isPublic(call.getModifiers()) && !call.isAnnotationPresent(Internal.class))
                .filter(call -> !Modifier.isAbstract(call.getModifiers()) && !call.isSynthetic())
                .filter(call -> !call.getName().equals("equals"))
                .filter(call -> !(type.isEnum() && call.getName().equals("valueOf"))));
    }

    private static Stream<Class<?>> types() {
        return new ClassFileImporter()
                .importUrl(Payload.class.getProtectionDomain().getCodeSource().getLocation()).stream()
                        .sorted(Comparator.comparing(JavaClass::getName))
                        .<Class<?>>map(JavaClass::reflect)
                        .filter(NullsTest::isOfApplications);
    }

    private static boolean isOfApplications(@Nullable Class<?> type) {
        if (type == null) {
            return true;
        }
        return Modifier.isPublic(type.getModifiers())
                && !type.isAnnotationPresent(Internal.class)
                && isOfApplications(type.getDeclaringClass());
    }

    private static boolean mayBeNull(Executable call, int parameter) {
        AnnotatedType type = call.getAnnotatedParameterTypes()[parameter];
        return call.getParameterTypes()[parameter].isPrimitive() || type.isAnnotationPresent(Nullable.class);
    }

    private static @Nullable String complaint(Executable call, int parameter) {
        String name = ParameterNames.of(call).get(parameter);
        try {
            Object[] arguments = Samples.arguments(call);
            arguments[parameter] = null;
            invoke(call, arguments);
            return name + ": taken";
        } catch (NullPointerException | IllegalArgumentException refused) {
            String message = String.valueOf(refused.getMessage());
            return message.matches("(?si).*\\b(" + name + "|" + call.getName() + ")s?\\b.*\\b(null|none)\\b.*")
                    ? null
                    : name + ": " + refused;
        } catch (Throwable other) {
            return name + ": " + other;
        }
    }

    private static void invoke(Executable call, Object[] arguments) throws Throwable {
        try {
            if (call instanceof Constructor<?> constructor) {
                constructor.newInstance(arguments);
            } else {
                Method method = (Method) call;
                Object receiver =
                        Modifier.isStatic(call.getModifiers()) ? null : Samples.of(call.getDeclaringClass(), "this");
                method.invoke(receiver, arguments);
            }
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
