package org.khuevan.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.khuevan.catalogue.Description.Contributor;
import org.khuevan.catalogue.Prefilled.Field;
import org.khuevan.ingest.Finding.Property;
import org.khuevan.ingest.Finding.Property.Name;
import org.khuevan.ingest.Finding.Property.Origin;
import org.khuevan.ingest.Findings;
import org.khuevan.ingest.Kind;

/// Fills what is still empty in a description with what the files say; never changes what a person
/// wrote.
final class Prefill {

    private static final int KEYWORDS = 12;

    private final List<Findings> findings;
    private final Set<Field> declined;
    private final Map<Field, Origin> origins = new EnumMap<>(Field.class);

    /// @param files what was found in each, in their order
    /// @param declined fields that a person wants empty
    Prefill(List<Findings> files, Set<Field> declined) {
        // What a video or a document says comes before what its captions say; and the file that
        // says what all is called also says in which language that is.
        this.findings =
                files.stream()
                        .sorted(
                                Comparator.comparing(Prefill::isCaptions)
                                        .thenComparing(found -> !isTitled(found)))
                        .toList();
        this.declined = Set.copyOf(declined);
    }

    Prefilled fill(Description said, String titleFromName) {
        String title = one(Field.TITLE, said.title(), Name.TITLE, _ -> true);
        if (title.isEmpty() && !titleFromName.isEmpty() && !declined.contains(Field.TITLE)) {
            origins.put(Field.TITLE, Origin.FILE_NAME);
            title = titleFromName;
        }
        Description filled =
                new Description(
                        title,
                        one(
                                Field.SUMMARY,
                                said.summary(),
                                Name.DESCRIPTION,
                                text -> text.length() > 20),
                        contributors(said.contributors()),
                        one(
                                Field.LANGUAGE,
                                said.language(),
                                Name.LANGUAGE,
                                Prefill::isKnownLanguage),
                        said.subjects(),
                        many(Field.LEVELS, said.educationLevels(), Name.LEVEL),
                        resourceType(said.resourceType()),
                        said.audiences(),
                        many(Field.KEYWORDS, said.keywords(), Name.KEYWORD),
                        one(
                                Field.LICENCE,
                                said.licence(),
                                Name.LICENCE,
                                text -> text.startsWith("http")),
                        one(Field.DATE, said.date(), Name.DATE, _ -> true),
                        one(Field.PUBLISHER, said.publisher(), Name.PUBLISHER, _ -> true),
                        many(Field.IDENTIFIERS, said.identifiers(), Name.IDENTIFIER),
                        said.relations());
        return new Prefilled(filled, origins);
    }

    private String one(Field field, String said, Name name, Predicate<String> good) {
        if (!said.isEmpty() || declined.contains(field)) {
            return said;
        }
        Optional<Property> found =
                properties(name).filter(property -> good.test(property.value())).findFirst();
        found.ifPresent(property -> origins.put(field, property.origin()));
        return found.map(Property::value).orElse("");
    }

    private List<String> many(Field field, List<String> said, Name name) {
        if (!said.isEmpty() || declined.contains(field)) {
            return said;
        }
        List<String> values = name == Name.KEYWORD ? keywords() : values(name).distinct().toList();
        if (!values.isEmpty()) {
            properties(name).findFirst().ifPresent(first -> origins.put(field, first.origin()));
        }
        return values;
    }

    private List<Contributor> contributors(List<Contributor> said) {
        List<String> names = said.stream().map(Contributor::name).toList();
        List<String> filled = many(Field.CONTRIBUTORS, names, Name.AUTHOR);
        return said.isEmpty() ? filled.stream().limit(20).map(Prefill::author).toList() : said;
    }

    private String resourceType(String said) {
        if (!said.isEmpty() || declined.contains(Field.RESOURCE_TYPE)) {
            return said;
        }
        String found = resourceType();
        if (!found.isEmpty()) {
            origins.put(Field.RESOURCE_TYPE, Origin.EMBEDDED);
        }
        return found;
    }

    private String resourceType() {
        return findings.stream()
                .map(Findings::kind)
                .map(kind ->
                        switch (kind) {
                            case VIDEO -> "video";
                            case AUDIO -> "audio";
                            case SLIDES -> "slides";
                            case IMAGE -> "image";
                            case DOCUMENT, CAPTIONS, BUNDLE, OTHER -> "";
                        })
                .filter(type -> !type.isEmpty())
                .findFirst()
                .orElse("");
    }

    private List<String> keywords() {
        List<String> words = new ArrayList<>();
        values(Name.KEYWORD)
                .flatMap(line -> Stream.of(line.split("[,;]")))
                .map(String::strip)
                .filter(word -> !word.isEmpty() && word.length() <= 60)
                .filter(word -> words.stream().noneMatch(word::equalsIgnoreCase))
                .limit(KEYWORDS)
                .forEachOrdered(words::add);
        return words;
    }

    private static boolean isCaptions(Findings findings) {
        return findings.kind() == Kind.CAPTIONS;
    }

    private static boolean isTitled(Findings findings) {
        return findings.values(Name.TITLE).anyMatch(title -> !title.isBlank());
    }

    private static boolean isKnownLanguage(String tag) {
        return !Locale.forLanguageTag(tag).getLanguage().isEmpty() && !tag.equals("und");
    }

    private static Contributor author(String name) {
        return new Contributor(name, "author");
    }

    private Stream<Property> properties(Name name) {
        return findings.stream()
                .flatMap(f -> f.of(Property.class))
                .filter(property -> property.name() == name && !property.value().isBlank());
    }

    private Stream<String> values(Name name) {
        return properties(name).map(property -> property.value().strip());
    }
}
