package org.khuevan.benchmarks;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A course of one section, made and published through the API.
final class MadeCourse {

    /// How every activity is offered: at once, to everybody, and needed.
    static final Map<String, Object> OPEN =
            Map.of("hidden", false, "required", true, "conditions", List.of());

    private MadeCourse() {}

    /// @return its id
    static String published(
            Platform platform,
            String title,
            List<String> subjects,
            int hours,
            List<Map<String, Object>> activities)
            throws Exception {
        JsonNode draft =
                platform.send("POST", "/api/courses", Map.of("title", title, "language", "vi"));
        String id = draft.path("id").asString();
        Map<String, Object> description =
                Map.of(
                        "title",
                        title,
                        "summary",
                        "Một khóa học trong nhiều khóa học.",
                        "language",
                        "vi",
                        "subjects",
                        subjects,
                        "levels",
                        List.of("primary"),
                        "hours",
                        hours);
        Map<String, Object> section =
                Map.of("id", "222222222222", "title", "Tuần 1", "activities", activities);
        Map<String, Object> content =
                Map.of(
                        "description",
                        description,
                        "sections",
                        List.of(section),
                        "banks",
                        List.of(),
                        "completion",
                        Map.of("certificate", false, "minimumPercent", 0));
        platform.send(
                "PUT",
                "/api/courses/" + id + "/content",
                Map.of(
                        "version", draft.path("version").asInt(),
                        "revision", draft.path("revision").asInt(),
                        "content", content));
        platform.send("POST", "/api/courses/" + id + "/publish", Map.of());
        return id;
    }
}
