package org.khuevan.search;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.CaptionNames;
import org.khuevan.catalogue.ChangeLog.Seen;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.catalogue.Readers;
import org.khuevan.catalogue.Term;
import org.khuevan.catalogue.Vocabulary;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Kind;

/// Makes entries of the index from materials and what was found in their files.
final class Entries {

    /// The longest value that can be counted or sorted, in characters.
    private static final int LONGEST_VALUE = 1000;

    /// Of files inside bundles that are found by their names.
    private static final int MOST_INSIDE = 5_000;

    private static final Collator COLLATOR =
            Collator.getInstance(ULocale.forLanguageTag("vi")).freeze();

    /// Labels and names of organisations stand in a great many materials.
    private static final int MOST_RECURRING = 10_000;

    private final Analysis analysis;
    private final ZoneId zone;
    private final Map<String, List<Word>> recurring = new ConcurrentHashMap<>();

    /// @param zone in which its years begin and end
    Entries(Analysis analysis, ZoneId zone) {
        this.analysis = analysis;
        this.zone = zone;
    }

    /// @param uses of the material in the last year
    Entry of(Seen seen, long uses) {
        Material material = seen.material();
        Description said = material.description();
        WeightedWords weighted = new WeightedWords();
        Map<Field, List<List<String>>> texts = new EnumMap<>(Field.class);
        described(seen)
                .forEach((field, values) -> {
                    List<List<Word>> words = new ArrayList<>();
                    for (String value : values) {
                        words.add(words(field, value, said.language()));
                    }
                    weighted.add(field, words);
                    texts.put(field, texts(field, words));
                });
        List<Body> bodies = bodies(seen);
        WeightedWords counted = new WeightedWords();
        int length = 0;
        for (Body body : bodies) {
            List<Word> words = body.words(analysis);
            counted.count(words);
            length += words.size();
        }
        weighted.add(Field.BODY, counted, length);
        return new Entry(
                material.id(),
                Readers.of(material),
                texts,
                weighted.words(),
                weighted.pairs(),
                facets(material),
                published(material),
                year(material),
                uses,
                COLLATOR.getCollationKey(cut(said.title())).toByteArray(),
                shown(seen),
                new OneByOne<>(bodies, this::passage),
                Vectors.NONE);
    }

    /// The texts of an entry's passages, in their order.
    static List<String> passages(Seen seen) {
        return bodies(seen).stream().map(body -> body.passage().text()).toList();
    }

    /// A passage whose words have still to be found.
    private record Body(MaterialFile file, Passages.Passage passage, String language) {

        List<Word> words(Analysis analysis) {
            return analysis.words(passage.text(), Tongue.of(passage.text(), language));
        }
    }

    private static List<Body> bodies(Seen seen) {
        List<Body> bodies = new ArrayList<>();
        for (ExaminedFile file : seen.files()) {
            MaterialFile opened = opens(seen.material(), file.file());
            for (var passage : Passages.of(file.findings().of(Finding.Text.class).toList())) {
                String said = seen.material().description().language();
                String language = passage.language().isEmpty() ? said : passage.language();
                bodies.add(new Body(opened, passage, language));
            }
        }
        return bodies;
    }

    private List<Word> words(Field field, String value, String language) {
        if (field != Field.LABELS && field != Field.ORGANISATION) {
            return analysis.words(value, Tongue.of(value, language));
        }
        if (recurring.size() > MOST_RECURRING) {
            recurring.clear();
        }
        return recurring.computeIfAbsent(
                language + " " + value, _ -> analysis.words(value, Tongue.of(value, language)));
    }

    private Entry.Passage passage(Body one) {
        List<Word> body = one.words(analysis);
        MaterialFile file = one.file();
        Passages.Passage passage = one.passage();
        WeightedWords weighted = new WeightedWords();
        weighted.add(Field.BODY, List.of(body));
        return new Entry.Passage(
                folded(body),
                weighted.words(),
                weighted.pairs(),
                new ShownPassage(
                        file.id().value(),
                        file.name(),
                        StoredPlace.write(passage.place()),
                        StoredPlace.writeCues(passage.cues()),
                        passage.text()));
    }

    /// The words without marks, in their order; of a title also those with marks, behind them and
    /// apart, so that *thơ* is told from *Thờ*.
    private static List<List<String>> texts(Field field, List<List<Word>> values) {
        List<List<String>> texts = new ArrayList<>(values.stream().map(Entries::folded).toList());
        List<String> marked =
                values.stream()
                        .flatMap(List::stream)
                        .filter(Word::hasMarks)
                        .map(Word::marked)
                        .toList();
        if (field == Field.TITLE && !marked.isEmpty()) {
            texts.add(marked);
        }
        return texts;
    }

    private static List<String> folded(List<Word> words) {
        return words.stream().map(Word::folded).toList();
    }

    private static Map<Field, List<String>> described(Seen seen) {
        Material material = seen.material();
        Description said = material.description();
        Map<Field, List<String>> described = new EnumMap<>(Field.class);
        described.put(Field.TITLE, List.of(said.title()));
        described.put(Field.KEYWORDS, said.keywords());
        described.put(Field.SUMMARY, List.of(said.summary()));
        described.put(
                Field.PEOPLE,
                said.contributors().stream().map(Description.Contributor::name).toList());
        described.put(Field.PUBLISHER, List.of(said.publisher()));
        described.put(Field.IDENTIFIERS, said.identifiers());
        // With its ending a name is one word; people type it without.
        described.put(
                Field.FILES,
                Stream.concat(
                                material.files().stream()
                                        .flatMap(file -> Stream.of(file.name(), file.stem())),
                                seen.files().stream()
                                        .flatMap(f -> f.findings().of(Finding.Inside.class))
                                        .limit(MOST_INSIDE)
                                        .map(Finding.Inside::path))
                        .map(name -> name.replace('_', ' '))
                        .toList());
        described.put(Field.ORGANISATION, List.of(material.organisation().name()));
        described.put(
                Field.LABELS,
                Stream.of(
                                labels(Vocabulary.SUBJECT, said.subjects()),
                                labels(Vocabulary.LEVEL, said.educationLevels()),
                                labels(Vocabulary.RESOURCE_TYPE, List.of(said.resourceType())))
                        .flatMap(labels -> labels)
                        .toList());
        return described;
    }

    private static Stream<String> labels(Vocabulary vocabulary, List<String> codes) {
        return withBroader(vocabulary, codes)
                .distinct()
                .map(vocabulary::term)
                .flatMap(Optional::stream)
                .flatMap((Term term) -> Stream.of(term.vietnamese(), term.english()));
    }

    /// Captions open the recording beside them.
    private static MaterialFile opens(Material material, MaterialFile file) {
        if (file.kind() != Kind.CAPTIONS) {
            return file;
        }
        List<MaterialFile> recordings =
                material.files().stream().filter(MaterialFile::isRecording).toList();
        Set<String> theirs =
                CaptionNames.recordingsOf(
                        file.name(), recordings.stream().map(MaterialFile::name).toList());
        return recordings.stream()
                .filter(recording -> theirs.contains(recording.name()))
                .findFirst()
                .orElse(file);
    }

    private Map<Facet, Set<String>> facets(Material material) {
        Description said = material.description();
        Map<Facet, Set<String>> facets = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            Stream<String> values =
                    switch (facet) {
                        case KIND -> Stream.of(kind(material));
                        case LANGUAGE -> Stream.of(language(said));
                        case SUBJECT -> withBroader(Vocabulary.SUBJECT, said.subjects());
                        case LEVEL -> withBroader(Vocabulary.LEVEL, said.educationLevels());
                        case LICENCE -> Stream.of(said.licence());
                        case ORGANISATION -> Stream.of(material.organisation().name());
                        case YEAR -> Stream.of(Integer.toString(year(material)));
                    };
            Set<String> kept = new LinkedHashSet<>();
            values.filter(value -> !value.isBlank()).map(Entries::cut).forEach(kept::add);
            facets.put(facet, kept);
        }
        return facets;
    }

    private static Stream<String> withBroader(Vocabulary vocabulary, List<String> codes) {
        return codes.stream().flatMap(code -> vocabulary.withBroader(code).stream());
    }

    private static String kind(Material material) {
        return material.description().resourceType().equals("course")
                ? "course"
                : material.kind().name().toLowerCase(Locale.ROOT);
    }

    /// The language without its region.
    private static String language(Description said) {
        return Locale.forLanguageTag(said.language()).getLanguage();
    }

    private static String cut(String value) {
        return value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) : value;
    }

    /// In which it was made, if that is said, otherwise published.
    private int year(Material material) {
        String date = material.description().date();
        return date.matches("\\d{4}.*")
                ? Integer.parseInt(date.substring(0, 4))
                : published(material).atZone(zone).getYear();
    }

    private static Instant published(Material material) {
        return material.moments().publishedAt().orElse(material.created());
    }

    private static ShownMaterial shown(Seen seen) {
        Material material = seen.material();
        Description said = material.description();
        Optional<ExaminedFile> principal =
                material.principal()
                        .flatMap(first ->
                                seen.files().stream()
                                        .filter(f -> f.file().id().equals(first.id()))
                                        .findFirst());
        return new ShownMaterial(
                material.state(),
                said.title(),
                said.summary(),
                material.kind(),
                said.resourceType(),
                said.language(),
                said.authors(),
                material.organisation().name(),
                said.licence(),
                published(material),
                principal.map(Entries::extent).orElse(0.0),
                principal.flatMap(Entries::thumbnail).orElse(""));
    }

    private static double extent(ExaminedFile file) {
        return Stream.concat(
                        file.findings().of(Finding.Duration.class).map(Finding.Duration::seconds),
                        file.findings().of(Finding.Pages.class).map(p -> (double) p.count()))
                .findFirst()
                .orElse(0.0);
    }

    private static Optional<String> thumbnail(ExaminedFile file) {
        return file.findings()
                .of(Finding.Thumbnail.class)
                .findFirst()
                .map(picture -> Address.derived(file.file(), picture.path()));
    }
}
