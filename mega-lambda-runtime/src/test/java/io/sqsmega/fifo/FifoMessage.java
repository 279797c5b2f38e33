package io.sqsmega.fifo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A message of a group.
 *
 * @param number its place in the group, from 0 on
 * @param to the names of the subscribers that it matches
 */
public record FifoMessage(String group, int number, List<String> to) {

    /** Messages of some groups, in the order in which they are sent. */
    static List<FifoMessage> some(int groups, int count, List<String> subscribers, Random random) {
        int[] sent = new int[groups];
        List<FifoMessage> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int group = random.nextInt(groups);
            List<String> to = subscribers.stream()
                    .filter(subscriber -> random.nextInt(4) > 0)
                    .toList();
            messages.add(new FifoMessage("g" + group, sent[group]++, to));
        }
        return messages;
    }

    public String id() {
        return group + "-" + number;
    }

    public String body() {
        String names = to.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
        return "{\"group\": \"" + group + "\", \"number\": " + number + ", \"to\": [" + names + "]}";
    }

    @Override
    public String toString() {
        return id();
    }
}
