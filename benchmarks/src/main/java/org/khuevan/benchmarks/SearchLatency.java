package org.khuevan.benchmarks;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;

/// What a student waits for, with a thousand materials, against bare Lucene over the same passages.
final class SearchLatency implements Benchmark {

    private static final int QUERIES = 1_000;
    private static final int SECTIONS = 6;

    @Override
    public String name() {
        return "search";
    }

    @Override
    public Table run(Setting setting) throws Exception {
        int materials = setting.number("materials", 1_000);
        Lessons lessons = new Lessons(2);
        List<List<String>> texts = new ArrayList<>();
        for (int i = 0; i < materials; i++) {
            texts.add(lessons.sections(SECTIONS));
        }
        List<String> queries = new ArrayList<>();
        for (int i = 0; i < QUERIES; i++) {
            queries.add(lessons.words(2));
        }
        Table table =
                new Table(
                        "Search with %,d materials of %d sections, queries of two words"
                                .formatted(materials, SECTIONS),
                        "What",
                        "Median",
                        "95th percentile");
        try (Platform platform = Platform.start(setting.jar(), setting.work().resolve("data"))) {
            fill(platform, lessons, texts);
            row(
                    table,
                    "an answer without a search (`/actuator/health/liveness`), over HTTP",
                    _ -> platform.get("/actuator/health/liveness"));
            row(
                    table,
                    "as typed: suggestions for an unfinished word, over HTTP",
                    i -> {
                        String words = queries.get(i);
                        int cut = words.length() - 1;
                        platform.get(
                                "/api/search?typing=true&size=6&q="
                                        + escaped(words.substring(0, cut)));
                    });
            row(
                    table,
                    "20 hits with passages and facets, over HTTP",
                    i -> platform.get("/api/search?q=" + escaped(queries.get(i))));
        }
        bare(setting, texts, queries, table);
        return table;
    }

    private static void fill(Platform platform, Lessons lessons, List<List<String>> texts)
            throws Exception {
        for (List<String> sections : texts) {
            String material = platform.newMaterial(lessons.words(6), "vi");
            platform.put(material, "bai.md", BodyPublishers.ofString(Lessons.markdown(sections)));
            platform.publish(material);
        }
        // The heading of every section has this word, but it is read before it is found.
        while (platform.found("\"phần\"") < texts.size()) {
            Thread.sleep(200);
        }
    }

    private static void bare(
            Setting setting, List<List<String>> texts, List<String> queries, Table table)
            throws Exception {
        try (StandardAnalyzer analyzer = new StandardAnalyzer();
                FSDirectory directory = FSDirectory.open(setting.work().resolve("bare"))) {
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
                for (List<String> sections : texts) {
                    for (String section : sections) {
                        Document document = new Document();
                        document.add(new TextField("text", section, Field.Store.YES));
                        writer.addDocument(document);
                    }
                }
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                row(
                        table,
                        "bare Lucene: best 20 passages and their text, in the process",
                        i -> {
                            BooleanQuery.Builder query = new BooleanQuery.Builder();
                            for (String word : queries.get(i).split(" ", -1)) {
                                query.add(
                                        new TermQuery(new Term("text", word)),
                                        BooleanClause.Occur.SHOULD);
                            }
                            for (ScoreDoc hit : searcher.search(query.build(), 20).scoreDocs) {
                                searcher.storedFields().document(hit.doc).get("text");
                            }
                        });
            }
        }
    }

    private static void row(Table table, String what, Times.Action action) throws Exception {
        Times times = Times.of(QUERIES, action);
        table.row(what, Table.milliseconds(times.median()), Table.milliseconds(times.at(0.95)));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
