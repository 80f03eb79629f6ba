package org.khuevan.course;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Puts together what two teachers changed in the same course at the same time.
final class Merging {

    private static final String ACTIVITIES = "activities";

    private final JsonMapper mapper;

    Merging(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /// @param overruled see [Merged]
    record Result(CourseContent content, List<JsonNode> overruled) {}

    /// @throws RuntimeException if the two cannot be put together
    Result merged(CourseContent base, CourseContent mine, CourseContent theirs) {
        ThreeWay threeWay = new ThreeWay();
        JsonNode all = threeWay.merged(lifted(base), lifted(mine), lifted(theirs));
        if (!(all instanceof ObjectNode course)) {
            throw new IllegalStateException("not a course: " + all);
        }
        lower(course);
        return new Result(mapper.treeToValue(course, CourseContent.class), threeWay.overruled());
    }

    /// With all activities beside the sections, which only name theirs: an activity that one moves
    /// and the other changes is moved and changed.
    private ObjectNode lifted(CourseContent content) {
        ObjectNode course = mapper.valueToTree(content);
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (JsonNode section : course.withArray("sections")) {
            ArrayNode names = JsonNodeFactory.instance.arrayNode();
            for (JsonNode activity : section.path(ACTIVITIES)) {
                all.add(activity);
                names.addObject().set("id", activity.get("id"));
            }
            ((ObjectNode) section).set(ACTIVITIES, names);
        }
        course.set(ACTIVITIES, all);
        return course;
    }

    private static void lower(ObjectNode course) {
        Map<JsonNode, JsonNode> activities = new LinkedHashMap<>();
        course.remove(ACTIVITIES).forEach(one -> activities.put(one.get("id"), one));
        List<ArrayNode> sections = new ArrayList<>();
        for (JsonNode section : course.withArray("sections")) {
            ArrayNode within = JsonNodeFactory.instance.arrayNode();
            for (JsonNode name : section.path(ACTIVITIES)) {
                // Moved to two places, it stands in one.
                JsonNode activity = activities.remove(name.get("id"));
                if (activity != null) {
                    within.add(activity);
                }
            }
            ((ObjectNode) section).set(ACTIVITIES, within);
            sections.add(within);
        }
        // One removed it, or its section, while the other went on with it.
        if (!sections.isEmpty()) {
            activities.values().forEach(sections.getLast()::add);
        }
    }
}
