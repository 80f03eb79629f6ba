package org.khuevan.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.khuevan.catalogue.Description.Contributor;
import org.khuevan.ingest.Finding.Property.Name;
import org.khuevan.ingest.Findings;
import org.khuevan.ingest.Kind;

/// Fills what is still empty in a description with what the files say; never changes what a person
/// wrote.
final class Prefill {

    private static final int KEYWORDS = 12;

    private final List<Findings> findings;

    Prefill(List<ExaminedFile> files) {
        // What a video or a document says comes before what its captions say.
        this.findings =
                files.stream()
                        .map(ExaminedFile::findings)
                        .sorted((a, b) -> Boolean.compare(isCaptions(a), isCaptions(b)))
                        .toList();
    }

    Description fill(Description said, String titleFromName) {
        return new Description(
                or(said.title(), or(first(Name.TITLE, _ -> true), titleFromName)),
                or(said.summary(), first(Name.DESCRIPTION, text -> text.length() > 20)),
                said.contributors().isEmpty()
                        ? values(Name.AUTHOR).distinct().limit(20).map(Prefill::author).toList()
                        : said.contributors(),
                or(said.language(), first(Name.LANGUAGE, Prefill::isKnownLanguage)),
                said.subjects(),
                said.educationLevels(),
                or(said.resourceType(), resourceType()),
                said.audiences(),
                said.keywords().isEmpty() ? keywords() : said.keywords(),
                or(said.licence(), first(Name.LICENCE, text -> text.startsWith("http"))),
                or(said.date(), first(Name.DATE, _ -> true)),
                or(said.publisher(), first(Name.PUBLISHER, _ -> true)),
                said.identifiers().isEmpty()
                        ? values(Name.IDENTIFIER).distinct().toList()
                        : said.identifiers(),
                said.relations());
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

    private static boolean isKnownLanguage(String tag) {
        return !Locale.forLanguageTag(tag).getLanguage().isEmpty() && !tag.equals("und");
    }

    private static Contributor author(String name) {
        return new Contributor(name, "author");
    }

    private String first(Name name, Predicate<String> good) {
        return values(name).filter(good).findFirst().orElse("");
    }

    private Stream<String> values(Name name) {
        return findings.stream()
                .flatMap(f -> f.values(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static String or(String said, String found) {
        return said.isEmpty() ? found : said;
    }
}
