package org.khuevan.course;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Puts two changes of the same JSON together (a three-way merge). What has an id or a key is the
/// same thing wherever it stands; all else in a list is one value. Where both changed the same
/// value, mine counts; but texts in which they changed other lines are put together.
final class ThreeWay {

    private final List<JsonNode> overruled = new ArrayList<>();

    /// What they had changed otherwise and does not count, as they had it.
    List<JsonNode> overruled() {
        return overruled;
    }

    /// @param base what both began with; null where there was nothing
    /// @return null where nothing is left
    @Nullable JsonNode merged(
            @Nullable JsonNode base, @Nullable JsonNode mine, @Nullable JsonNode theirs) {
        if (same(mine, base)) {
            return theirs;
        }
        if (same(theirs, base) || same(theirs, mine)) {
            return mine;
        }
        // What one removed and the other went on with, stays.
        if (mine == null || theirs == null) {
            return mine == null ? theirs : mine;
        }
        if (base instanceof ObjectNode was
                && mine instanceof ObjectNode one
                && theirs instanceof ObjectNode other
                && areOneKind(was, one, other)) {
            return fields(was, one, other);
        }
        if (base instanceof ArrayNode was
                && mine instanceof ArrayNode one
                && theirs instanceof ArrayNode other) {
            Optional<Map<String, JsonNode>> before = elements(was);
            Optional<Map<String, JsonNode>> ours = elements(one);
            Optional<Map<String, JsonNode>> others = elements(other);
            if (before.isPresent() && ours.isPresent() && others.isPresent()) {
                return list(before.get(), ours.get(), others.get());
            }
        }
        Optional<JsonNode> text = text(base, mine, theirs);
        if (text.isEmpty()) {
            overruled.add(theirs);
        }
        return text.orElse(mine);
    }

    /// Where each of two changed other lines of a text.
    private static Optional<JsonNode> text(
            @Nullable JsonNode base, JsonNode mine, JsonNode theirs) {
        return base != null && base.isString() && mine.isString() && theirs.isString()
                ? LineMerge.merged(base.stringValue(), mine.stringValue(), theirs.stringValue())
                        .map(JsonNodeFactory.instance::stringNode)
                : Optional.empty();
    }

    private static boolean same(@Nullable JsonNode one, @Nullable JsonNode other) {
        return one == null ? other == null : one.equals(other);
    }

    /// A value of one of several kinds is taken as a whole, unless it is a thing with an id.
    private static boolean areOneKind(ObjectNode base, ObjectNode mine, ObjectNode theirs) {
        JsonNode kind = base.get("is");
        return same(kind, mine.get("is"))
                && same(kind, theirs.get("is"))
                && (kind == null || identity(base).isPresent());
    }

    private ObjectNode fields(ObjectNode base, ObjectNode mine, ObjectNode theirs) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        Set<String> names = new LinkedHashSet<>(mine.propertyNames());
        names.addAll(theirs.propertyNames());
        for (String name : names) {
            JsonNode value = merged(base.get(name), mine.get(name), theirs.get(name));
            if (value != null) {
                all.set(name, value);
            }
        }
        return all;
    }

    private ArrayNode list(
            Map<String, JsonNode> base, Map<String, JsonNode> mine, Map<String, JsonNode> theirs) {
        boolean iMoved = !common(mine, base).equals(common(base, mine));
        List<String> order = new ArrayList<>((iMoved ? mine : theirs).keySet());
        insert(order, List.copyOf((iMoved ? theirs : mine).keySet()));
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (String id : order) {
            JsonNode element = merged(base.get(id), mine.get(id), theirs.get(id));
            if (element != null) {
                all.add(element);
            }
        }
        return all;
    }

    private static List<String> common(Map<String, JsonNode> one, Map<String, JsonNode> other) {
        return one.keySet().stream().filter(other::containsKey).toList();
    }

    /// Each that is missing behind the one that it stood behind.
    private static void insert(List<String> order, List<String> more) {
        for (int i = 0; i < more.size(); i++) {
            if (!order.contains(more.get(i))) {
                order.add(i == 0 ? 0 : order.indexOf(more.get(i - 1)) + 1, more.get(i));
            }
        }
    }

    /// By their ids; empty if there is one that has none.
    private static Optional<Map<String, JsonNode>> elements(ArrayNode list) {
        Map<String, JsonNode> elements = new LinkedHashMap<>();
        for (JsonNode element : list) {
            Optional<String> id = identity(element).or(() -> draw(element, elements));
            if (id.isEmpty() || elements.put(id.get(), element) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(elements);
    }

    private static Optional<String> identity(JsonNode node) {
        for (String way : List.of("/id", "/key", "/stem/id", "/question/stem/id", "/item/key")) {
            JsonNode id = node.at(way);
            if (id.isString()) {
                return Optional.of(id.stringValue());
            }
        }
        return Optional.empty();
    }

    /// Draws have no ids; that from the same bank is the same.
    private static Optional<String> draw(JsonNode element, Map<String, JsonNode> before) {
        JsonNode bank = element.at("/bank");
        if (!bank.isString()) {
            return Optional.empty();
        }
        long earlier =
                before.values().stream().filter(other -> other.at("/bank").equals(bank)).count();
        return Optional.of("draw " + earlier + " from " + bank.stringValue());
    }
}
