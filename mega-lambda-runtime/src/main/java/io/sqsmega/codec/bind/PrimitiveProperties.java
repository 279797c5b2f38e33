package io.sqsmega.codec.bind;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.CreatorProperty;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses an object without a value for a primitive property, which would silently be zero. Jackson does this for the
 * parameters of constructors, and so for records; this class does it for setters and fields.
 */
final class PrimitiveProperties extends BeanDeserializerModifier {

    @Override
    public BeanDeserializerBuilder updateBuilder(
            DeserializationConfig config, BeanDescription bean, BeanDeserializerBuilder builder) {
        List<SettableBeanProperty> properties = new ArrayList<>();
        builder.getProperties().forEachRemaining(properties::add);
        for (SettableBeanProperty property : properties) {
            if (property.getType().isPrimitive() && !isOptional(property, config)) {
                JsonDeserializer<?> marking = new Marking(
                        new Owner(bean.getBeanClass()), property.getName(), property.getValueDeserializer());
                builder.addOrReplaceProperty(property.withValueDeserializer(marking), true);
            }
        }
        return builder;
    }

    private static boolean isOptional(SettableBeanProperty property, DeserializationConfig config) {
        return property instanceof CreatorProperty
                || property.getAnnotation(JacksonInject.class) != null
                || property.getMetadata().getValueNulls() == Nulls.SKIP
                || config.getAnnotationIntrospector().findDeserializationConverter(property.getMember()) != null;
    }

    @Override
    public JsonDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription bean, JsonDeserializer<?> deserializer) {
        if (!(deserializer instanceof BeanDeserializerBase beans)) {
            return deserializer;
        }
        ValueInstantiator instantiator = beans.getValueInstantiator();
        boolean delegates = instantiator.canCreateUsingDelegate() || instantiator.canCreateUsingArrayDelegate();
        Checking checking = new Checking(new Owner(bean.getBeanClass()), beans);
        return delegates || checking.required.isEmpty() ? deserializer : checking;
    }

    /** The key of the properties seen in the object that is being read. */
    private record Owner(Class<?> bean) {}

    /** Reads a property and records that it was present. */
    private static final class Marking extends JsonDeserializer<Object> implements ContextualDeserializer {
        private final Owner owner;
        private final String name;
        private final @Nullable JsonDeserializer<?> reader;

        Marking(Owner owner, String name, @Nullable JsonDeserializer<?> reader) {
            this.owner = owner;
            this.name = name;
            this.reader = reader;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property)
                throws JsonMappingException {
            JsonDeserializer<?> contextual = reader == null
                    ? context.findContextualValueDeserializer(property.getType(), property)
                    : context.handlePrimaryContextualization(reader, property, property.getType());
            return new Marking(owner, name, contextual);
        }

        @Override
        @SuppressWarnings("unchecked")
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            Object value = reader().deserialize(parser, context);
            if (context.getAttribute(owner) instanceof Set<?> seen) {
                ((Set<String>) seen).add(name);
            }
            return value;
        }

        @Override
        public @Nullable Object getNullValue(DeserializationContext context) throws JsonMappingException {
            return reader().getNullValue(context);
        }

        private JsonDeserializer<?> reader() {
            if (reader == null) {
                throw new IllegalStateException("the reader of " + name + " must be known, got none");
            }
            return reader;
        }
    }

    /** Reads an object and checks that all required properties were present. */
    private static final class Checking extends DelegatingDeserializer {
        private final Owner owner;
        private final List<SettableBeanProperty> required = new ArrayList<>();

        Checking(Owner owner, JsonDeserializer<?> beans) {
            super(beans);
            this.owner = owner;
            if (beans instanceof BeanDeserializerBase base) {
                base.properties().forEachRemaining(property -> {
                    if (property.getValueDeserializer() instanceof Marking) {
                        required.add(property);
                    }
                });
            }
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> contextual) {
            return new Checking(owner, contextual);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken().isScalarValue()) {
                return super.deserialize(parser, context);
            }
            Object around = context.getAttribute(owner);
            Set<String> seen = new HashSet<>();
            context.setAttribute(owner, seen);
            try {
                Object made = super.deserialize(parser, context);
                check(seen, parser);
                return made;
            } finally {
                context.setAttribute(owner, around);
            }
        }

        private void check(Set<String> seen, JsonParser parser) throws JsonMappingException {
            for (SettableBeanProperty property : required) {
                if (property.getValueDeserializer() instanceof Marking marking && !seen.contains(marking.name)) {
                    MismatchedInputException missing = MismatchedInputException.from(
                            parser, property.getType(), "a primitive property must have a value");
                    missing.prependPath(owner.bean(), property.getName());
                    throw missing;
                }
            }
        }
    }
}
