package org.khuevan.ui.discover;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.catalogue.Vocabulary;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Kind;

/// A material in the words of schema.org: a `LearningResource` (LRMI), and a `VideoObject` if it is
/// one.
record LinkedData(String origin, Material material, List<ExaminedFile> examined) {

    private static final java.util.Locale ENGLISH = java.util.Locale.ENGLISH;

    boolean isVideo() {
        return material.kind() == Kind.VIDEO;
    }

    /// What is said about it, or else how its text begins.
    String description() {
        String said = material.description().summary();
        return said.isEmpty()
                ? examined.stream()
                        .flatMap(e -> e.findings().of(Finding.Text.class))
                        .map(Finding.Text::text)
                        .findFirst()
                        .orElse("")
                : said;
    }

    /// The address of the picture that stands for it, or empty.
    String picture() {
        return material.principal().stream()
                .flatMap(first -> examined.stream().filter(e -> e.file().id().equals(first.id())))
                .flatMap(e ->
                        e.findings()
                                .of(Finding.Thumbnail.class)
                                .map(t -> Address.derived(e.file(), t.path())))
                .findFirst()
                .orElse("");
    }

    Map<String, Object> object() {
        Description said = material.description();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("@context", "https://schema.org");
        object.put(
                "@type",
                isVideo() ? List.of("LearningResource", "VideoObject") : "LearningResource");
        String url = origin + Address.of(material.id());
        object.put("@id", url);
        object.put("url", url);
        object.put("name", said.title());
        put(object, "description", description().strip());
        put(object, "inLanguage", said.language());
        put(object, "license", said.licence());
        put(object, "dateCreated", said.date());
        material.moments()
                .publishedAt()
                .ifPresent(when -> {
                    object.put("datePublished", when.toString());
                    if (isVideo()) {
                        object.put("uploadDate", when.toString());
                    }
                });
        put(object, "learningResourceType", said.resourceType());
        put(object, "educationalLevel", labels(Vocabulary.LEVEL, said.educationLevels()));
        put(object, "about", labels(Vocabulary.SUBJECT, said.subjects()));
        put(object, "keywords", said.keywords());
        said.contributors().stream()
                .collect(
                        Collectors.groupingBy(
                                one -> property(one.role()),
                                LinkedHashMap::new,
                                Collectors.mapping(
                                        one -> Map.of("@type", "Person", "name", one.name()),
                                        Collectors.toList())))
                .forEach((property, people) -> put(object, property, people));
        object.put(
                "publisher",
                Map.of("@type", "Organization", "name", material.organisation().name()));
        object.put("isAccessibleForFree", true);
        if (!picture().isEmpty()) {
            object.put("thumbnailUrl", origin + picture());
        }
        duration(object);
        put(object, "encoding", material.files().stream().map(this::encoding).toList());
        return object;
    }

    private static String property(String role) {
        return switch (role) {
            case "editor", "translator", "illustrator", "producer" -> role;
            case "reviewer", "contributor" -> "contributor";
            // Also who speaks, and who has no role.
            default -> "author";
        };
    }

    private void duration(Map<String, Object> object) {
        examined.stream()
                .flatMap(e -> e.findings().of(Finding.Duration.class))
                .findFirst()
                .ifPresent(d -> object.put("duration", "PT" + Math.round(d.seconds()) + "S"));
    }

    private Map<String, Object> encoding(MaterialFile file) {
        return Map.of(
                "@type", "MediaObject",
                "name", file.name(),
                "contentUrl", origin + Address.of(file),
                "encodingFormat", file.mediaType(),
                "contentSize", Long.toString(file.stored().size()),
                "sha256", file.stored().hash().hex());
    }

    private static List<String> labels(Vocabulary vocabulary, List<String> codes) {
        return codes.stream().map(code -> vocabulary.label(code, ENGLISH)).toList();
    }

    private static void put(Map<String, Object> object, String name, String value) {
        if (!value.isEmpty()) {
            object.put(name, value);
        }
    }

    private static void put(Map<String, Object> object, String name, List<?> values) {
        if (!values.isEmpty()) {
            object.put(name, new ArrayList<>(values));
        }
    }
}
