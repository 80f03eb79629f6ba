package org.khuevan.benchmarks;

import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;

/// From the first byte of an upload to the first search that finds it, against bare Lucene that is
/// handed the finished text.
final class FirstHit implements Benchmark {

    private static final int TIMES = 20;
    private static final int SECTIONS = 8;

    @Override
    public String name() {
        return "first-hit";
    }

    @Override
    public Table run(Setting setting) throws Exception {
        Lessons lessons = new Lessons(1);
        Times whole;
        try (Platform platform = Platform.start(setting.jar(), setting.work().resolve("data"))) {
            whole =
                    Times.of(
                            TIMES,
                            number -> {
                                String word = "first" + number + "x" + System.nanoTime();
                                List<String> sections = lessons.sections(SECTIONS);
                                String text = Lessons.markdown(sections) + word + "\n";
                                String material = platform.newMaterial("Bài " + number, "vi");
                                platform.put(material, "bai.md", BodyPublishers.ofString(text));
                                platform.publish(material);
                                while (platform.found(word) == 0) {
                                    Thread.sleep(5);
                                }
                            });
        }
        Times bare = bare(setting.work().resolve("bare"), lessons);
        return new Table(
                        "From an upload to the first hit (a lesson of 2,000 words in Markdown)",
                        "What",
                        "Median",
                        "Highest of " + TIMES)
                .row(
                        "upload, examine, publish, index, search",
                        Table.milliseconds(whole.median()),
                        Table.milliseconds(whole.highest()))
                .row(
                        "bare Lucene: the text into an index, committed and found",
                        Table.milliseconds(bare.median()),
                        Table.milliseconds(bare.highest()));
    }

    private static Times bare(Path folder, Lessons lessons) throws Exception {
        try (StandardAnalyzer analyzer = new StandardAnalyzer();
                FSDirectory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            return Times.of(
                    TIMES,
                    number -> {
                        String word = "first" + number + "x" + System.nanoTime();
                        for (String section : lessons.sections(SECTIONS)) {
                            Document document = new Document();
                            document.add(
                                    new TextField("text", new StringReader(section + " " + word)));
                            document.add(new TextField("kept", section, Field.Store.YES));
                            writer.addDocument(document);
                        }
                        writer.commit();
                        try (DirectoryReader reader = DirectoryReader.open(directory)) {
                            int found =
                                    new IndexSearcher(reader)
                                            .count(new TermQuery(new Term("text", word)));
                            if (found != SECTIONS) {
                                throw new IllegalStateException("found " + found);
                            }
                        }
                    });
        }
    }
}
