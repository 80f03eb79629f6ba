package org.khuevan.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.ICUNormalizer2Filter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.khuevan.benchmarks.ShortRecords.Row;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Term;
import org.khuevan.catalogue.Vocabulary;

/// An IndexWriter and nothing else, with the same words in the same forms: name, summary, subject,
/// level, organisation and version without marks, with marks and as English stems, with the same
/// facets; name and summary stored. Packed into as few segments.
final class BareIndex {

    private static final int SEGMENTS = 5;
    private static final List<String> FORMS = List.of(".folded", ".marked", ".stem");

    private BareIndex() {}

    /// @return how long it took, in nanoseconds
    static long fill(Path folder, Consumer<Consumer<Row>> records) throws IOException {
        try (FSDirectory directory = FSDirectory.open(folder);
                IndexWriter writer =
                        new IndexWriter(directory, new IndexWriterConfig(analyzer()))) {
            long start = System.nanoTime();
            records.accept(row -> {
                try {
                    writer.addDocument(document(row));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            // As often as ours.
            writer.forceMerge(SEGMENTS);
            writer.commit();
            return System.nanoTime() - start;
        }
    }

    private static Document document(Row row) {
        Description said = ShortRecords.description(row);
        Document document = new Document();
        document.add(new StringField("id", row.name(), Store.YES));
        document.add(new StoredField("name", row.name()));
        document.add(new StoredField("summary", row.summary()));
        for (String form : FORMS) {
            document.add(new TextField("name" + form, row.name(), Store.NO));
            document.add(new TextField("summary" + form, row.summary(), Store.NO));
            document.add(new TextField("version" + form, row.version(), Store.NO));
            document.add(
                    new TextField(
                            "organisation" + form,
                            ShortRecords.organisation(row).name(),
                            Store.NO));
            labels(Vocabulary.SUBJECT, said.subjects(), "labels" + form, document);
            labels(Vocabulary.LEVEL, said.educationLevels(), "labels" + form, document);
        }
        facets(row, said)
                .forEach(value -> {
                    document.add(new StringField("facets", value, Store.NO));
                    document.add(new SortedSetDocValuesField("facets", new BytesRef(value)));
                });
        return document;
    }

    /// The same as ours, with what is broader.
    private static Stream<String> facets(Row row, Description said) {
        return Stream.of(
                        Stream.of(
                                "kind=other",
                                "language=en",
                                "licence=" + said.licence(),
                                "organisation=" + ShortRecords.organisation(row).name(),
                                "year="
                                        + ShortRecords.published(row)
                                                .atZone(ZoneOffset.UTC)
                                                .getYear()),
                        withBroader(Vocabulary.SUBJECT, said.subjects()).map("subject="::concat),
                        withBroader(Vocabulary.LEVEL, said.educationLevels()).map("level="::concat))
                .flatMap(values -> values);
    }

    private static Stream<String> withBroader(Vocabulary vocabulary, List<String> codes) {
        return codes.stream().flatMap(code -> vocabulary.withBroader(code).stream()).distinct();
    }

    /// In both languages, with those of what is broader.
    private static void labels(
            Vocabulary vocabulary, List<String> codes, String field, Document document) {
        withBroader(vocabulary, codes)
                .map(code -> vocabulary.term(code).orElseThrow())
                .forEach((Term term) -> {
                    document.add(new TextField(field, term.vietnamese(), Store.NO));
                    document.add(new TextField(field, term.english(), Store.NO));
                });
    }

    private static Analyzer analyzer() {
        return new Analyzer(Analyzer.PER_FIELD_REUSE_STRATEGY) {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                ICUTokenizer words = new ICUTokenizer();
                TokenStream formed =
                        field.endsWith(".marked")
                                ? new ICUNormalizer2Filter(words)
                                : new ICUFoldingFilter(words);
                return new TokenStreamComponents(
                        words, field.endsWith(".stem") ? new PorterStemFilter(formed) : formed);
            }
        };
    }
}
