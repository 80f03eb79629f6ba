package org.khuevan.search;

import static org.khuevan.search.MaterialBlock.*;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.FileId;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Place;
import org.khuevan.search.FoundPassages.Found;

/// Makes hits of found documents, with the words marked.
final class Hits {

    private final StoredFields stored;
    private final IndexSearcher searcher;
    private final Optional<Query> passages;
    private final Optional<Marking> marking;
    private final String words;
    private final int mostPassages;

    /// For words that somebody looks for.
    ///
    /// @param words as they were typed, to be marked where a hit opens
    Hits(IndexSearcher searcher, Query passages, Marking marking, String words, int mostPassages)
            throws IOException {
        this(searcher, Optional.of(passages), Optional.of(marking), words, mostPassages);
    }

    private Hits(
            IndexSearcher searcher,
            Optional<Query> passages,
            Optional<Marking> marking,
            String words,
            int mostPassages)
            throws IOException {
        this.stored = searcher.storedFields();
        this.searcher = searcher;
        this.passages = passages;
        this.marking = marking;
        this.words = words;
        this.mostPassages = mostPassages;
    }

    /// For browsing.
    static Hits withoutWords(IndexSearcher searcher) throws IOException {
        return new Hits(searcher, Optional.empty(), Optional.empty(), "", 0);
    }

    List<Hit> of(ScoreDoc[] found) throws IOException {
        int[] documents = Arrays.stream(found).mapToInt(f -> f.doc).toArray();
        Map<Integer, List<Found>> inside =
                passages.isPresent()
                        ? FoundPassages.in(searcher, passages.get(), documents)
                        : Map.of();
        List<Hit> hits = new ArrayList<>();
        for (int document : documents) {
            hits.add(
                    hit(
                            document,
                            stored.document(document),
                            inside.getOrDefault(document, List.of())));
        }
        return hits;
    }

    private Hit hit(int number, Document document, List<Found> inside) throws IOException {
        MaterialId material = new MaterialId(text(document, Field.MATERIAL));
        String title = text(document, SHOWN_TITLE);
        String summary = text(document, SHOWN_SUMMARY);
        return new Hit(
                material,
                Material.State.valueOf(text(document, STATE)),
                marking.isPresent() ? marking.get().all(title) : MarkedText.plain(title),
                marking.isPresent()
                        ? marking.get().best(summary).text()
                        : Marking.beginning(summary),
                Kind.valueOf(text(document, KIND)),
                text(document, TYPE),
                text(document, LANGUAGE),
                List.of(document.getValues(AUTHOR)),
                text(document, ORGANISATION),
                text(document, LICENCE),
                Instant.ofEpochMilli(number(document, SHOWN_PUBLISHED).longValue()),
                number(document, EXTENT).doubleValue(),
                text(document, THUMBNAIL),
                uses(number),
                false,
                passages(material, inside),
                Optional.empty());
    }

    private long uses(int number) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(number, leaves));
        NumericDocValues uses = DocValues.getNumeric(leaf.reader(), Field.USES);
        return uses.advanceExact(number - leaf.docBase) ? uses.longValue() : 0;
    }

    private List<PassageHit> passages(MaterialId material, List<Found> inside) throws IOException {
        List<PassageHit> hits = new ArrayList<>();
        Set<List<Object>> places = new HashSet<>();
        for (Found found : inside) {
            if (hits.size() == mostPassages || marking.isEmpty()) {
                break;
            }
            Document document = stored.document(found.doc());
            FileId file = new FileId(text(document, FILE));
            Place whole = StoredPlace.read(text(document, PLACE));
            if (places.add(List.of(file, whole))) {
                Marking.Snippet snippet = marking.get().best(text(document, TEXT));
                Place place = at(whole, text(document, CUES), snippet.offset());
                hits.add(
                        new PassageHit(
                                file,
                                text(document, FILE_NAME),
                                place,
                                snippet.text(),
                                Address.of(material, file, place, words)));
            }
        }
        return hits;
    }

    /// In speech, the caption that holds the first found word.
    private static Place at(Place whole, String cues, int offset) {
        return StoredPlace.readCues(cues).stream()
                .filter(cue -> cue.offset() <= offset)
                .reduce((_, later) -> later)
                .map(cue -> (Place) cue.span())
                .orElse(whole);
    }

    private static String text(Document document, String field) {
        return Objects.requireNonNullElse(document.get(field), "");
    }

    private static Number number(Document document, String field) {
        var value = document.getField(field);
        return value == null ? 0 : Objects.requireNonNullElse(value.numericValue(), 0);
    }
}
