package org.khuevan.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.khuevan.search.FacetCounts.Counted;
import org.khuevan.search.Results.FacetValue;

/// However many hits there are, the best of them and the counts of all are those of looking at
/// every document.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BestOfCountedTest {

    private static final int DOCUMENTS = 40_000;
    private static final int SEGMENTS = 3;
    private static final int MOST = 50;
    private static final List<String> LANGUAGES = List.of("vi", "en", "fr");

    private final Directory directory = new ByteBuffersDirectory();
    private final List<Set<String>> words = new ArrayList<>();
    private final List<Map<Facet, String>> values = new ArrayList<>();
    private DirectoryReader reader;
    private IndexSearcher searcher;
    private FacetCounts facets;

    /// *Every* is in each document, *half* in half of them, and so on. Every fifth is a passage,
    /// which has no values.
    @BeforeAll
    void aLibrary() throws IOException {
        Random random = new Random(11);
        IndexWriterConfig config = new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE);
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            for (int number = 0; number < DOCUMENTS; number++) {
                writer.addDocument(document(number, random));
                if (number % (DOCUMENTS / SEGMENTS + 1) == DOCUMENTS / SEGMENTS) {
                    writer.flush();
                }
            }
        }
        reader = DirectoryReader.open(directory);
        searcher = new IndexSearcher(reader);
        facets = new FacetCounts(reader, new ConcurrentHashMap<>());
    }

    private Document document(int number, Random random) {
        List<String> said = new ArrayList<>(List.of("every"));
        Map.of("half", 2, "tenth", 10, "rare", 900)
                .forEach((word, one) -> {
                    for (int i = 0; i < 3 && random.nextInt(one) == 0; i++) {
                        said.add(word);
                    }
                });
        Document document = new Document();
        document.add(new TextField("words", String.join(" ", said), Store.NO));
        words.add(Set.copyOf(said));
        if (number % 5 == 0) {
            values.add(Map.of());
            return document;
        }
        String language = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
        String year = String.valueOf(1990 + random.nextInt(30));
        for (String value :
                List.of(
                        LuceneDocuments.value(Facet.LANGUAGE, language),
                        LuceneDocuments.value(Facet.YEAR, year))) {
            document.add(new SortedSetDocValuesField(LuceneDocuments.FACETS, new BytesRef(value)));
        }
        values.add(Map.of(Facet.LANGUAGE, language, Facet.YEAR, year));
        return document;
    }

    @AfterAll
    void close() throws IOException {
        reader.close();
        directory.close();
    }

    @Test
    void fewAreScoredAndCountedInOnePass() throws IOException {
        Query query = all("rare", "half");
        var found = BestOfCounted.inOnePass(searcher, query, MOST, facets).orElseThrow();
        assertCounted(found.counted(), Map.of(), "rare", "half");
        assertBest(found.best().scoreDocs, query);
    }

    @Test
    void fewOfManyThatMayFitAreScoredWhenTheyAreKnown() throws IOException {
        Query query = all("half", "tenth");
        assertThat(BestOfCounted.inOnePass(searcher, all("every", "half"), MOST, facets)).isEmpty();
        Counted counted = searcher.search(query, facets.counting(Map.of()));
        assertCounted(counted, Map.of(), "half", "tenth");
        int[] hits = counted.hits().orElseThrow();
        assertThat(hits).isSorted().hasSize((int) counted.total());
        assertBest(BestOfCounted.among(searcher, query, MOST, hits).scoreDocs, query);
    }

    @Test
    void manyAreCountedAndNotRemembered() throws IOException {
        Counted counted = searcher.search(all("every", "half"), facets.counting(Map.of()));
        assertCounted(counted, Map.of(), "every", "half");
        assertThat(counted.total()).isGreaterThan(FacetCounts.REMEMBERED);
        assertThat(counted.hits()).isEmpty();
    }

    /// The other values of a narrowed facet are counted as if it were not narrowed.
    @Test
    void whatFailsANarrowedFacetIsCountedThereAlone() throws IOException {
        Map<Facet, Set<String>> narrowed =
                Map.of(Facet.LANGUAGE, Set.of("vi"), Facet.YEAR, Set.of("1999", "2001"));
        Counted counted = searcher.search(all("half", "tenth"), facets.counting(narrowed));
        assertCounted(counted, narrowed, "half", "tenth");
        assertThat(counted.hits().orElseThrow()).isSorted().hasSize((int) counted.total());
        assertThat(counted.facets().get(Facet.LANGUAGE)).hasSize(LANGUAGES.size());
    }

    private static Query all(String... words) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        Arrays.stream(words)
                .forEach(word -> all.add(new TermQuery(new Term("words", word)), Occur.MUST));
        return all.build();
    }

    private void assertBest(ScoreDoc[] best, Query query) throws IOException {
        ScoreDoc[] expected =
                searcher.search(
                                query,
                                new TopScoreDocCollectorManager(MOST, null, Integer.MAX_VALUE))
                        .scoreDocs;
        assertThat(best).hasSize(expected.length);
        for (int i = 0; i < best.length; i++) {
            assertThat(best[i].doc).isEqualTo(expected[i].doc);
            assertThat(best[i].score).isEqualTo(expected[i].score);
        }
    }

    private void assertCounted(
            Counted counted, Map<Facet, Set<String>> narrowed, String... wanted) {
        long total = 0;
        Map<Facet, Map<String, Long>> expected = new HashMap<>();
        for (int document = 0; document < DOCUMENTS; document++) {
            if (!words.get(document).containsAll(List.of(wanted))) {
                continue;
            }
            Map<Facet, String> own = values.get(document);
            List<Facet> failed =
                    narrowed.keySet().stream()
                            .filter(facet ->
                                    !narrowed.getOrDefault(facet, Set.of())
                                            .contains(own.getOrDefault(facet, "")))
                            .toList();
            total += failed.isEmpty() ? 1 : 0;
            own.forEach((facet, value) -> {
                if (failed.isEmpty() || failed.equals(List.of(facet))) {
                    expected.computeIfAbsent(facet, _ -> new HashMap<>())
                            .merge(value, 1L, Long::sum);
                }
            });
        }
        assertThat(counted.total()).isEqualTo(total);
        for (Facet facet : List.of(Facet.LANGUAGE, Facet.YEAR)) {
            Map<String, Long> found = new HashMap<>();
            for (FacetValue value : counted.facets().getOrDefault(facet, List.of())) {
                found.put(value.value(), value.count());
            }
            assertThat(found).isEqualTo(expected.getOrDefault(facet, Map.of()));
        }
    }
}
