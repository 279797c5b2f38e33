package io.sqsmega.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Draws topics, queues, functions, subscribers and messages in columns, as SVG. Nodes and lines carry the numbers of
 * the subscribers to which they belong, for the search of the page. Not thread-safe.
 */
final class Diagram {
    private static final List<String> COLUMNS = List.of("Topics", "Queues", "Functions", "Subscribers", "Messages");
    private static final int WIDTH = 190;
    private static final int GAP = 58;
    private static final int HEIGHT = 30;
    private static final int ROW = 42;
    private static final int TOP = 34;
    private static final int MARGIN = 4;
    private static final int LONGEST_LABEL = 27;

    /** A node of a column, by what distinguishes it there. */
    private record Node(int column, String id) {}

    private record Line(Node from, Node to) {}

    private final Map<Node, String> labels = new LinkedHashMap<>();
    private final Map<Node, SortedSet<Integer>> nodes = new LinkedHashMap<>();
    private final Map<Line, SortedSet<Integer>> lines = new LinkedHashMap<>();
    private int subscribers;

    private Diagram() {}

    static String of(List<FunctionEntry> functions) {
        Diagram diagram = new Diagram();
        functions.forEach(diagram::add);
        return diagram.svg();
    }

    private void add(FunctionEntry function) {
        for (SubscriberEntry subscriber : function.subscribers()) {
            int number = subscribers++;
            Node ofFunction = node(2, function.name(), function.name(), number);
            Node ofSubscriber = node(3, String.valueOf(number), subscriber.name(), number);
            function.queues().forEach(queue -> addSources(queue, ofFunction, number));
            line(ofFunction, ofSubscriber, number);
            for (MessageEntry message : subscriber.messages()) {
                Node ofMessage = node(4, message.kind() + message.name(), message.name(), number);
                line(ofSubscriber, ofMessage, number);
            }
        }
    }

    private void addSources(QueueEntry queue, Node function, int number) {
        Node ofQueue = node(1, queue.name(), queue.name(), number);
        queue.topics().forEach(topic -> line(node(0, topic, topic, number), ofQueue, number));
        line(ofQueue, function, number);
    }

    private Node node(int column, String id, String label, int number) {
        Node node = new Node(column, id);
        labels.putIfAbsent(node, label);
        nodes.computeIfAbsent(node, missing -> new TreeSet<>()).add(number);
        return node;
    }

    private void line(Node from, Node to, int number) {
        lines.computeIfAbsent(new Line(from, to), missing -> new TreeSet<>()).add(number);
    }

    private String svg() {
        Map<Integer, List<Node>> columns = columns();
        int rows = columns.values().stream().mapToInt(List::size).max().orElse(0);
        int width = columns.size() * (WIDTH + GAP) - GAP + 2 * MARGIN;
        int height = TOP + rows * ROW;
        StringBuilder heads = new StringBuilder();
        StringBuilder boxes = new StringBuilder();
        Map<Node, int[]> places = new LinkedHashMap<>();
        int x = MARGIN;
        for (Map.Entry<Integer, List<Node>> column : columns.entrySet()) {
            heads.append(String.format(
                    Locale.ROOT,
                    "<text class=\"head\" x=\"%d\" y=\"16\">%s</text>\n",
                    x,
                    COLUMNS.get(column.getKey())));
            int y = TOP + (rows - column.getValue().size()) * ROW / 2;
            for (Node node : column.getValue()) {
                places.put(node, new int[] {x, y});
                boxes.append(box(node, x, y));
                y += ROW;
            }
            x += WIDTH + GAP;
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"Who listens to what\" width=\""
                + width
                + "\" height=\"" + height + "\" viewBox=\"0 0 " + width + " " + height + "\">\n" + heads
                + curves(places) + boxes + "</svg>\n";
    }

    /** Returns the nodes of the columns that have some, from left to right. */
    private Map<Integer, List<Node>> columns() {
        Map<Integer, List<Node>> columns = new LinkedHashMap<>();
        for (int i = 0; i < COLUMNS.size(); i++) {
            int column = i;
            List<Node> present = nodes.keySet().stream()
                    .filter(node -> node.column() == column)
                    .toList();
            if (!present.isEmpty()) {
                columns.put(column, present);
            }
        }
        return columns;
    }

    private String curves(Map<Node, int[]> places) {
        StringBuilder curves = new StringBuilder();
        lines.forEach((line, numbers) -> {
            int[] from = places.getOrDefault(line.from(), new int[2]);
            int[] to = places.getOrDefault(line.to(), new int[2]);
            int x = from[0] + WIDTH;
            int y = from[1] + HEIGHT / 2;
            int endY = to[1] + HEIGHT / 2;
            int middle = (x + to[0]) / 2;
            curves.append(String.format(
                    Locale.ROOT,
                    "<path data-s=\"%s\" d=\"M%d %dC%d %d %d %d %d %d\"/>\n",
                    joined(numbers),
                    x,
                    y,
                    middle,
                    y,
                    middle,
                    endY,
                    to[0],
                    endY));
        });
        return curves.toString();
    }

    /** An SVG within the SVG cuts off a label that is too wide. */
    private String box(Node node, int x, int y) {
        String label = labels.getOrDefault(node, "");
        return String.format(
                        Locale.ROOT,
                        "<svg class=\"c%d\" data-s=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"><title>%s</title>",
                        node.column(),
                        joined(nodes.getOrDefault(node, new TreeSet<>())),
                        x,
                        y,
                        WIDTH,
                        HEIGHT,
                        Markup.text(label))
                + String.format(
                        Locale.ROOT,
                        "<rect x=\"1\" y=\"1\" width=\"%d\" height=\"%d\" rx=\"6\"/><text x=\"10\" y=\"20\">%s</text></svg>\n",
                        WIDTH - 2,
                        HEIGHT - 2,
                        Markup.text(shortened(label)));
    }

    private static String shortened(String label) {
        return label.codePointCount(0, label.length()) <= LONGEST_LABEL
                ? label
                : label.substring(0, label.offsetByCodePoints(0, LONGEST_LABEL - 1)) + "…";
    }

    private static String joined(SortedSet<Integer> numbers) {
        List<String> texts = new ArrayList<>();
        numbers.forEach(number -> texts.add(String.valueOf(number)));
        return String.join(" ", texts);
    }
}
