package io.sqsmega.match.index;

import io.sqsmega.match.MessageFields;
import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.projection.ProjectedValues;
import io.sqsmega.projection.Projection;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills the slots of a projection of messages from what is around a body. Immutable and thread-safe. */
final class MessageSlots {
    private final int topic;
    private final int topicArn;
    private final int subject;
    private final String[] names;
    private final int[] slots;
    /** The slots by the name of the attribute. */
    private final Map<String, Integer> byName = new HashMap<>();

    /** @param fields the projection, with the names of {@link MessageFields} */
    MessageSlots(Projection fields) {
        this.topic = slot(fields.field(MessageFields.TOPIC));
        this.topicArn = slot(fields.field(MessageFields.TOPIC_ARN));
        this.subject = slot(fields.field(MessageFields.SUBJECT));
        int count = 0;
        String[] all = new String[fields.fields().size()];
        int[] theirs = new int[all.length];
        for (Map.Entry<String, Projection> field : fields.fields().entrySet()) {
            if (field.getKey().startsWith(MessageFields.ATTRIBUTES)) {
                all[count] = field.getKey().substring(MessageFields.ATTRIBUTES.length());
                theirs[count] = field.getValue().slot();
                byName.put(all[count], theirs[count]);
                count++;
            }
        }
        this.names = Arrays.copyOf(all, count);
        this.slots = Arrays.copyOf(theirs, count);
    }

    private static int slot(@Nullable Projection place) {
        return place == null ? Projection.NO_SLOT : place.slot();
    }

    void fill(ProjectedValues selected, Message message) {
        if (topic != Projection.NO_SLOT) {
            put(topic, message.topicName(), selected);
        }
        if (topicArn != Projection.NO_SLOT) {
            put(topicArn, message.topicArn(), selected);
        }
        if (subject != Projection.NO_SLOT) {
            put(subject, message.subject(), selected);
        }
        fillAttributes(selected, message.attributes());
    }

    /** Looks up each name that a pattern has, or each that the message has, whichever are fewer. */
    private void fillAttributes(ProjectedValues selected, Map<String, MessageAttribute> attributes) {
        if (names.length <= attributes.size()) {
            for (int i = 0; i < names.length; i++) {
                putAttribute(slots[i], attributes.get(names[i]), selected);
            }
        } else {
            for (Map.Entry<String, MessageAttribute> attribute : attributes.entrySet()) {
                Integer slot = byName.get(attribute.getKey());
                if (slot != null) {
                    putAttribute(slot, attribute.getValue(), selected);
                }
            }
        }
    }

    /** A place without a slot has only user code, which the index does not run. */
    private static void putAttribute(int slot, @Nullable MessageAttribute attribute, ProjectedValues selected) {
        if (attribute != null && slot != Projection.NO_SLOT) {
            put(slot, MessageFields.valueOf(attribute), selected);
        }
    }

    private static void put(int slot, @Nullable Object value, ProjectedValues selected) {
        if (value != null) {
            selected.put(slot, value);
        }
    }
}
