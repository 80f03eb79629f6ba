package org.khuevan.search;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.join.ScoreMode;
import org.apache.lucene.search.join.ToParentBlockJoinQuery;
import org.apache.lucene.util.BytesRef;
import org.khuevan.search.Clause.*;

/// Puts clauses into Lucene's terms.
final class LuceneQueries {

    /// How many similar words stand for one that is not there.
    static final int MOST_SIMILAR = 30;

    private LuceneQueries() {}

    static Query of(Clause clause) {
        return switch (clause) {
            case Has(String field, String word, float weight) ->
                    weighted(new TermQuery(LuceneDocuments.term(field, word)), weight);
            case Phrase(Field field, List<String> words) ->
                    weighted(new ConstantScoreQuery(phrase(field.indexed(), words)), 0);
            case Begins(Field field, List<String> before, String beginning, float weight) ->
                    weighted(
                            new ConstantScoreQuery(begins(field.indexed(), before, beginning)),
                            weight);
            case Similar(String field, String word, float weight) ->
                    weighted(
                            new FuzzyQuery(
                                    new Term(field, word), edits(word), 1, MOST_SIMILAR, true),
                            weight);
            case All all -> all(all);
            case Some(List<Clause> of, int least) -> some(of, least);
            case Best(List<Clause> of) ->
                    new DisjunctionMaxQuery(of.stream().map(LuceneQueries::of).toList(), 0);
            case InPassage(Clause passage, float weight) ->
                    weighted(
                            new ToParentBlockJoinQuery(
                                    of(passage), LuceneDocuments.ROOTS, ScoreMode.Max),
                            weight);
            case Named(_, Clause named) -> of(named);
            case OneOf(String field, Set<String> values) -> oneOf(field, values);
            case Under(Facet facet, Set<String> values) ->
                    new TermInSetQuery(
                            LuceneDocuments.FACETS,
                            values.stream()
                                    .map(value -> new BytesRef(LuceneDocuments.value(facet, value)))
                                    .toList());
            case Between(String field, long first, long last) ->
                    LongPoint.newRangeQuery(field, first, last);
            case Constant(Clause constant, float score) ->
                    weighted(new ConstantScoreQuery(of(constant)), score);
            case Everything() -> new TermQuery(LuceneDocuments.ROOT);
            case Nothing() -> new MatchNoDocsQuery();
        };
    }

    /// How many letters of a word may be wrong.
    static int edits(String word) {
        return word.length() < 3 ? 0 : word.length() < 7 ? 1 : 2;
    }

    private static Query weighted(Query query, float weight) {
        return weight == 1 ? query : new BoostQuery(query, weight);
    }

    private static Query all(All all) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        add(query, all.must(), Occur.MUST);
        add(query, all.may(), Occur.SHOULD);
        add(query, all.filters(), Occur.FILTER);
        add(query, all.mustNot(), Occur.MUST_NOT);
        if (all.must().isEmpty() && all.filters().isEmpty()) {
            query.add(new TermQuery(LuceneDocuments.ROOT), Occur.FILTER);
        }
        return query.build();
    }

    private static void add(BooleanQuery.Builder query, Collection<Clause> clauses, Occur occur) {
        clauses.forEach(clause -> query.add(of(clause), occur));
    }

    private static Query some(List<Clause> of, int least) {
        if (of.size() == 1) {
            return of(of.getFirst());
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        add(query, of, least == of.size() ? Occur.MUST : Occur.SHOULD);
        if (least < of.size()) {
            query.setMinimumNumberShouldMatch(least);
        }
        return query.build();
    }

    private static Query oneOf(String field, Set<String> values) {
        if (field.equals(Field.ID)) {
            return new BooleanQuery.Builder()
                    .add(
                            new TermInSetQuery(
                                    LuceneDocuments.MATERIAL,
                                    values.stream().map(LuceneDocuments::bytes).toList()),
                            Occur.FILTER)
                    .add(new TermQuery(LuceneDocuments.ROOT), Occur.FILTER)
                    .build();
        }
        return values.size() == 1
                ? new TermQuery(new Term(field, values.iterator().next()))
                : new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }

    private static Query phrase(String field, List<String> words) {
        return words.size() == 1
                ? new TermQuery(new Term(field, words.getFirst()))
                : new PhraseQuery(field, words.toArray(String[]::new));
    }

    private static Query begins(String field, List<String> before, String beginning) {
        BooleanQuery.Builder begins = new BooleanQuery.Builder();
        begins.add(new PrefixQuery(new Term(field, beginning)), Occur.FILTER);
        if (!before.isEmpty()) {
            begins.add(phrase(field, before), Occur.FILTER);
        }
        return begins.build();
    }
}
