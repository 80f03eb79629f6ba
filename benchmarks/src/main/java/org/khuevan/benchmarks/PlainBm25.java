package org.khuevan.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/// What everybody gets without an effort: Lucene's BM25 over title and text, with StandardAnalyzer.
final class PlainBm25 implements AutoCloseable {

    private static final String TEXT = "text";

    private final StandardAnalyzer analyzer = new StandardAnalyzer();
    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final IndexSearcher searcher;

    PlainBm25(List<JudgedSet.Text> documents) throws IOException {
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            for (JudgedSet.Text text : documents) {
                Document document = new Document();
                document.add(new StoredField("id", text.id()));
                document.add(new TextField(TEXT, text.title() + " " + text.text(), Store.NO));
                writer.addDocument(document);
            }
        }
        searcher = new IndexSearcher(DirectoryReader.open(directory));
    }

    List<String> find(String query) throws IOException {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        try (TokenStream words = analyzer.tokenStream(TEXT, query)) {
            CharTermAttribute word = words.getAttribute(CharTermAttribute.class);
            words.reset();
            while (words.incrementToken()) {
                any.add(new TermQuery(new Term(TEXT, word.toString())), Occur.SHOULD);
            }
        }
        List<String> found = new ArrayList<>();
        for (ScoreDoc hit : searcher.search(any.build(), Quality.DEPTH).scoreDocs) {
            found.add(searcher.storedFields().document(hit.doc).get("id"));
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        searcher.getIndexReader().close();
        directory.close();
        analyzer.close();
    }
}
