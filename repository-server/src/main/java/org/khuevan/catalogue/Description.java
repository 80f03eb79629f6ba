package org.khuevan.catalogue;

import java.util.List;
import java.util.Set;

/// What people say about a material, after schema.org `LearningResource` (LRMI) and Dublin Core.
///
/// An empty text or list means "not said". Terms are codes of a [Vocabulary].
///
/// @param title dcterms:title
/// @param summary dcterms:description, plain text
/// @param contributors dcterms:creator and dcterms:contributor, the most important first
/// @param language dcterms:language, a BCP 47 tag
/// @param subjects schema:about, codes of [Vocabulary#SUBJECT]
/// @param educationLevels schema:educationalLevel, codes of [Vocabulary#LEVEL]
/// @param resourceType schema:learningResourceType, a code of [Vocabulary#RESOURCE_TYPE]
/// @param audiences schema:audience, codes of [Vocabulary#AUDIENCE]
/// @param keywords schema:keywords, free words
/// @param licence dcterms:license, a URI; one licence is one URI, however it was written
/// @param date dcterms:created, ISO 8601: a year, a month or a day
/// @param publisher dcterms:publisher
/// @param identifiers dcterms:identifier, such as an ISBN or a DOI
/// @param relations to other materials, dcterms:relation and its refinements
public record Description(
        String title,
        String summary,
        List<Contributor> contributors,
        String language,
        List<String> subjects,
        List<String> educationLevels,
        String resourceType,
        List<String> audiences,
        List<String> keywords,
        String licence,
        String date,
        String publisher,
        List<String> identifiers,
        List<Relation> relations) {

    /// Also who has no role, as in what older programs gave.
    private static final Set<String> AUTHORS = Set.of("", "author", "speaker");

    private static final Set<String> EDITORS = Set.of("editor");

    public Description {
        title = title.strip();
        summary = summary.strip();
        contributors = List.copyOf(contributors);
        language = language.strip();
        subjects = List.copyOf(subjects);
        educationLevels = List.copyOf(educationLevels);
        audiences = List.copyOf(audiences);
        keywords = List.copyOf(keywords);
        licence = LicenceAddress.of(licence.strip());
        date = date.strip();
        publisher = publisher.strip();
        identifiers = List.copyOf(identifiers);
        relations = List.copyOf(relations);
    }

    /// A description that says nothing but a title and a language.
    public static Description of(String title, String language) {
        return new Description(
                title, "", List.of(), language, List.of(), List.of(), "", List.of(), List.of(), "",
                "", "", List.of(), List.of());
    }

    /// Those who made what it says: who wrote it, and who speaks in a recording.
    public List<String> authors() {
        return named(AUTHORS);
    }

    public List<String> editors() {
        return named(EDITORS);
    }

    private List<String> named(Set<String> roles) {
        return contributors.stream()
                .filter(one -> roles.contains(one.role()))
                .map(Contributor::name)
                .toList();
    }

    /// Somebody who had a part in it.
    ///
    /// @param role a code of [Vocabulary#CONTRIBUTOR_ROLE]
    public record Contributor(String name, String role) {
        public Contributor {
            name = name.strip();
            if (name.isEmpty()) {
                throw new IllegalArgumentException("a contributor has a name");
            }
        }
    }

    /// A link to something else.
    ///
    /// @param type a code of [Vocabulary#RELATION]
    /// @param target the id of a material of this repository, or a URI
    public record Relation(String type, String target) {}
}
