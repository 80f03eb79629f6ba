package org.khuevan.search;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.util.BytesRef;
import org.khuevan.catalogue.Address;
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
import org.khuevan.search.Passages.Passage;

/// Turns a material into one block of documents: a document for each passage, and behind them the
/// one for the material as a whole.
final class MaterialBlock {

    /// What is shown of a passage and of a material.
    static final String TEXT = "text";

    static final String PLACE = "place";
    static final String CUES = "cues";
    static final String FILE = "file";
    static final String FILE_NAME = "fileName";
    static final String SHOWN_TITLE = "title";
    static final String SHOWN_SUMMARY = "summary";
    static final String STATE = "state";
    static final String KIND = "kind";
    static final String TYPE = "type";
    static final String LANGUAGE = "language";
    static final String AUTHOR = "author";
    static final String ORGANISATION = "organisation";
    static final String LICENCE = "licence";
    static final String SHOWN_PUBLISHED = "shownPublished";
    static final String EXTENT = "extent";
    static final String THUMBNAIL = "thumbnail";

    /// The longest value that can be counted or sorted, in characters.
    private static final int LONGEST_VALUE = 1000;

    /// Of files inside bundles that are found by their names.
    private static final int MOST_INSIDE = 5_000;

    /// Roles of people who are named beside the title.
    private static final Set<String> AUTHORS = Set.of("", "author", "speaker");

    private static final FacetsConfig FACETS = facets();

    private final Material material;
    private final List<ExaminedFile> files;
    private final boolean english;
    private final long uses;

    /// @param uses in the last year
    MaterialBlock(Seen seen, long uses) {
        this.uses = uses;
        this.material = seen.material();
        this.files = seen.files();
        this.english = !language(material).equals("vi");
    }

    static FacetsConfig facets() {
        FacetsConfig config = new FacetsConfig();
        config.setMultiValued(Facet.SUBJECT.name(), true);
        config.setMultiValued(Facet.LEVEL.name(), true);
        return config;
    }

    List<Document> documents() throws IOException {
        List<Document> block = new ArrayList<>();
        for (ExaminedFile file : files) {
            MaterialFile opened = opens(file.file());
            for (Passage passage : Passages.of(file.findings().of(Finding.Text.class).toList())) {
                block.add(passage(opened, passage));
            }
        }
        block.add(FACETS.build(whole()));
        return block;
    }

    /// Captions open the recording beside them.
    private MaterialFile opens(MaterialFile file) {
        if (file.kind() != Kind.CAPTIONS) {
            return file;
        }
        return material.files().stream()
                .filter(f -> f.kind() == Kind.VIDEO || f.kind() == Kind.AUDIO)
                .filter(f -> f.stem().equals(file.stem()))
                .findFirst()
                .orElse(file);
    }

    private Document passage(MaterialFile file, Passage passage) {
        Document document = new Document();
        document.add(new StringField(Field.MATERIAL, material.id().value(), Store.NO));
        document.add(new StoredField(FILE, file.id().value()));
        document.add(new StoredField(FILE_NAME, file.name()));
        document.add(new StoredField(PLACE, StoredPlace.write(passage.place())));
        document.add(new StoredField(TEXT, passage.text()));
        if (!passage.cues().isEmpty()) {
            document.add(new StoredField(CUES, StoredPlace.writeCues(passage.cues())));
        }
        index(document, Field.BODY, passage.text());
        return document;
    }

    private Document whole() {
        Document document = new Document();
        document.add(new StringField(Field.ROOT.field(), Field.ROOT.text(), Store.NO));
        document.add(new StringField(Field.MATERIAL, material.id().value(), Store.YES));
        document.add(new StringField(Field.ID, material.id().value(), Store.NO));
        document.add(new SortedDocValuesField(Field.ORDER, new BytesRef(material.id().value())));
        document.add(new NumericDocValuesField(Field.USES, uses));
        Readers.of(material)
                .forEach(sign -> document.add(new StringField(Field.READERS, sign, Store.NO)));
        describe(document);
        show(document);
        sortAndCount(document);
        return document;
    }

    private void describe(Document document) {
        Description said = material.description();
        index(document, Field.TITLE, said.title());
        index(document, Field.SUMMARY, said.summary());
        said.keywords().forEach(keyword -> index(document, Field.KEYWORDS, keyword));
        said.contributors().forEach(c -> name(document, Field.PEOPLE, c.name()));
        said.identifiers().forEach(i -> name(document, Field.IDENTIFIERS, i));
        name(document, Field.PUBLISHER, said.publisher());
        for (MaterialFile file : material.files()) {
            // With its ending a name is one word; people type it without.
            name(document, Field.FILES, file.name().replace('_', ' '));
            name(document, Field.FILES, file.stem().replace('_', ' '));
        }
        files.stream()
                .flatMap(file -> file.findings().of(Finding.Inside.class))
                .limit(MOST_INSIDE)
                .forEach(inside -> name(document, Field.FILES, inside.path().replace('_', ' ')));
        index(document, Field.ORGANISATION, material.organisation().name());
        Stream.of(
                        labels(Vocabulary.SUBJECT, said.subjects()),
                        labels(Vocabulary.LEVEL, said.educationLevels()),
                        labels(Vocabulary.RESOURCE_TYPE, List.of(said.resourceType())))
                .flatMap(labels -> labels)
                .forEach(label -> index(document, Field.LABELS, label));
    }

    private static Stream<String> labels(Vocabulary vocabulary, List<String> codes) {
        return codes.stream()
                .map(vocabulary::term)
                .flatMap(Optional::stream)
                .flatMap((Term term) -> Stream.of(term.vietnamese(), term.english()));
    }

    /// Found among all names, and by itself.
    private void name(Document document, Field field, String text) {
        index(document, Field.NAMES, text);
        index(document, field, text);
    }

    private void index(Document document, Field field, String text) {
        if (text.isBlank()) {
            return;
        }
        document.add(new TextField(field.in(Analysis.FOLDED), text, Store.NO));
        document.add(new TextField(field.in(Analysis.MARKED), text, Store.NO));
        if (english && field.prose) {
            document.add(new TextField(field.in(Analysis.STEM), text, Store.NO));
        }
    }

    private void show(Document document) {
        Description said = material.description();
        document.add(new StoredField(SHOWN_TITLE, said.title()));
        document.add(new StoredField(SHOWN_SUMMARY, said.summary()));
        document.add(new StoredField(STATE, material.state().name()));
        document.add(new StoredField(KIND, material.kind().name()));
        document.add(new StoredField(TYPE, said.resourceType()));
        document.add(new StoredField(LANGUAGE, said.language()));
        said.contributors().stream()
                .filter(c -> AUTHORS.contains(c.role()))
                .forEach(c -> document.add(new StoredField(AUTHOR, c.name())));
        document.add(new StoredField(ORGANISATION, material.organisation().name()));
        document.add(new StoredField(LICENCE, said.licence()));
        document.add(new StoredField(SHOWN_PUBLISHED, published().toEpochMilli()));
        principal()
                .ifPresent(file -> {
                    document.add(new StoredField(EXTENT, extent(file)));
                    thumbnail(file)
                            .ifPresent(
                                    address -> document.add(new StoredField(THUMBNAIL, address)));
                });
    }

    private void sortAndCount(Document document) {
        Description said = material.description();
        document.add(new NumericDocValuesField(Field.PUBLISHED, published().toEpochMilli()));
        document.add(new IntPoint(Field.YEAR, year()));
        document.add(new LongPoint(Field.PUBLISHED, published().toEpochMilli()));
        document.add(
                new SortedDocValuesField(Field.COLLATED, new BytesRef(collated(said.title()))));
        boolean course = said.resourceType().equals("course");
        count(
                document,
                Facet.KIND,
                course ? "course" : material.kind().name().toLowerCase(Locale.ROOT));
        count(document, Facet.LANGUAGE, language(material));
        said.subjects().stream()
                .flatMap(s -> Vocabulary.SUBJECT.withBroader(s).stream())
                .distinct()
                .forEach(s -> count(document, Facet.SUBJECT, s));
        said.educationLevels().stream()
                .flatMap(l -> Vocabulary.LEVEL.withBroader(l).stream())
                .distinct()
                .forEach(l -> count(document, Facet.LEVEL, l));
        count(document, Facet.YEAR, Integer.toString(year()));
        count(document, Facet.LICENCE, said.licence());
        count(document, Facet.ORGANISATION, material.organisation().name());
    }

    private static void count(Document document, Facet facet, String value) {
        if (!value.isBlank()) {
            document.add(new SortedSetDocValuesFacetField(facet.name(), cut(value)));
        }
    }

    /// Vietnamese order, which also suits English.
    private static byte[] collated(String title) {
        return Collator.getInstance(ULocale.forLanguageTag("vi"))
                .getCollationKey(cut(title))
                .toByteArray();
    }

    private static String cut(String value) {
        return value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) : value;
    }

    /// The language without its region.
    private static String language(Material material) {
        return Locale.forLanguageTag(material.description().language()).getLanguage();
    }

    /// In which it was made, if that is said, otherwise published.
    private int year() {
        String date = material.description().date();
        return date.matches("\\d{4}.*")
                ? Integer.parseInt(date.substring(0, 4))
                : published().atZone(ZoneOffset.UTC).getYear();
    }

    private Instant published() {
        return material.moments().publishedAt().orElse(material.created());
    }

    private Optional<ExaminedFile> principal() {
        return material.principal()
                .flatMap(first ->
                        files.stream().filter(f -> f.file().id().equals(first.id())).findFirst());
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
