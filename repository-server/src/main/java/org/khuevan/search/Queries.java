package org.khuevan.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.join.ScoreMode;
import org.apache.lucene.search.join.ToParentBlockJoinQuery;
import org.khuevan.search.Wanted.Unit;

/// Puts what is wanted into Lucene's terms.
///
/// A material fits if each word occurs in its description or in one of its passages. How well it
/// fits is the sum of what the description and the best single passage are worth; neighbouring
/// words that stay neighbours count extra, since two syllables often are one Vietnamese word.
final class Queries {

    private static final float MARKS = 0.8f;
    private static final float STEMS = 0.5f;
    private static final float NEIGHBOURS = 0.8f;
    private static final float BEGINNING = 0.3f;
    private static final float OTHER_FIELDS = 0.15f;

    /// Of many words, how many must occur when not all do.
    private static final double RELAXED = 0.3;

    private final Wanted wanted;

    Queries(Wanted wanted) {
        this.wanted = wanted;
    }

    /// Materials that fit, with scores.
    ///
    /// @param relaxed whether some of the words are enough
    Query materials(boolean relaxed) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        query.add(new TermQuery(Field.ROOT), Occur.FILTER);
        List<Unit> included = wanted.included();
        if (relaxed) {
            query.add(some(wanted.words()), Occur.FILTER);
        }
        included.stream()
                .filter(unit -> !relaxed || unit.only().isPresent())
                .forEach(unit -> query.add(anywhere(unit), Occur.FILTER));
        wanted.excluded().forEach(unit -> query.add(anywhere(unit), Occur.MUST_NOT));
        wanted.limits()
                .forEach(limit ->
                        query.add(
                                within(limit.what()),
                                limit.excluded() ? Occur.MUST_NOT : Occur.FILTER));
        if (!included.isEmpty()) {
            for (Unit unit : included) {
                query.add(described(unit), Occur.SHOULD);
            }
            neighbours(Field.TITLE).forEach(pair -> query.add(pair, Occur.SHOULD));
            if (!wanted.words().isEmpty()) {
                query.add(
                        new ToParentBlockJoinQuery(inPassage(), Field.ROOTS, ScoreMode.Max),
                        Occur.SHOULD);
            }
        }
        return query.build();
    }

    /// Passages worth showing, with scores: those with at least half of the words.
    Query passages() {
        BooleanQuery.Builder words = new BooleanQuery.Builder();
        wanted.words().forEach(unit -> words.add(occurs(Field.BODY, unit), Occur.SHOULD));
        words.setMinimumNumberShouldMatch((wanted.words().size() + 1) / 2);
        return new BooleanQuery.Builder()
                .add(words.build(), Occur.FILTER)
                .add(inPassage(), Occur.SHOULD)
                .build();
    }

    /// What is marked in shown text; a query on [Analysis#SHOWN].
    Query marking() {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (Unit unit : wanted.words()) {
            query.add(phrase(Analysis.SHOWN, unit.folded()), Occur.SHOULD);
            if (unit.isWord() && unit.stems().size() == 1) {
                query.add(phrase(Analysis.SHOWN, unit.stems()), Occur.SHOULD);
            }
            if (unit.unfinished()) {
                query.add(
                        new PrefixQuery(new Term(Analysis.SHOWN, unit.folded().getLast())),
                        Occur.SHOULD);
            }
        }
        return query.build();
    }

    private Query some(List<Unit> units) {
        BooleanQuery.Builder some = new BooleanQuery.Builder();
        int count = 0;
        for (Unit unit : units) {
            for (Unit word : apart(unit)) {
                some.add(anywhere(word), Occur.SHOULD);
                count++;
            }
        }
        some.setMinimumNumberShouldMatch(Math.max(1, (int) Math.round(count * RELAXED)));
        return some.build();
    }

    private static List<Unit> apart(Unit unit) {
        if (unit.isWord()) {
            return List.of(unit);
        }
        List<Unit> words = new ArrayList<>();
        for (int i = 0; i < unit.folded().size(); i++) {
            words.add(
                    new Unit(
                            unit.only(),
                            List.of(unit.folded().get(i)),
                            List.of(unit.marked().get(i)),
                            List.of(),
                            false,
                            unit.unfinished() && i == unit.folded().size() - 1));
        }
        return words;
    }

    private static Query within(Restriction restriction) {
        return switch (restriction) {
            case Restriction.OneOf(Facet facet, Set<String> values) -> {
                DrillDownQuery oneOf = new DrillDownQuery(MaterialBlock.facets());
                values.forEach(value -> oneOf.add(facet.name(), value));
                yield oneOf;
            }
            case Restriction.Years(int first, int last) ->
                    IntPoint.newRangeQuery(Field.YEAR, first, last);
            case Restriction.Nothing() -> new MatchNoDocsQuery();
        };
    }

    /// In the description or in any passage; no scores.
    private static Query anywhere(Unit unit) {
        if (unit.only().isPresent()) {
            return new ConstantScoreQuery(occurs(unit.only().get(), unit));
        }
        BooleanQuery.Builder anywhere = new BooleanQuery.Builder();
        Field.OF_MATERIALS.forEach(field -> anywhere.add(occurs(field, unit), Occur.SHOULD));
        anywhere.add(
                new ToParentBlockJoinQuery(occurs(Field.BODY, unit), Field.ROOTS, ScoreMode.None),
                Occur.SHOULD);
        return new ConstantScoreQuery(anywhere.build());
    }

    private static Query occurs(Field field, Unit unit) {
        BooleanQuery.Builder occurs = new BooleanQuery.Builder();
        occurs.add(phrase(field.in(Analysis.FOLDED), unit.folded()), Occur.SHOULD);
        if (field.prose && !unit.stems().isEmpty()) {
            occurs.add(phrase(field.in(Analysis.STEM), unit.stems()), Occur.SHOULD);
        }
        if (unit.unfinished()) {
            occurs.add(begins(field, unit), Occur.SHOULD);
        }
        return occurs.build();
    }

    private static Query begins(Field field, Unit unit) {
        String name = field.in(Analysis.FOLDED);
        BooleanQuery.Builder begins = new BooleanQuery.Builder();
        begins.add(new PrefixQuery(new Term(name, unit.folded().getLast())), Occur.FILTER);
        if (!unit.isWord()) {
            begins.add(
                    phrase(name, unit.folded().subList(0, unit.folded().size() - 1)), Occur.FILTER);
        }
        return new BoostQuery(new ConstantScoreQuery(begins.build()), BEGINNING);
    }

    /// What a unit in the description is worth: its best place there.
    private Query described(Unit unit) {
        if (unit.only().isPresent()) {
            return worth(unit.only().get(), unit);
        }
        List<Query> places = new ArrayList<>();
        for (Field field : Field.OF_MATERIALS) {
            places.add(new BoostQuery(worth(field, unit), field.worth));
        }
        return new DisjunctionMaxQuery(places, OTHER_FIELDS);
    }

    private Query inPassage() {
        BooleanQuery.Builder passage = new BooleanQuery.Builder();
        for (Unit unit : wanted.words()) {
            passage.add(worth(Field.BODY, unit), Occur.SHOULD);
        }
        neighbours(Field.BODY).forEach(pair -> passage.add(pair, Occur.SHOULD));
        return passage.build();
    }

    private Query worth(Field field, Unit unit) {
        BooleanQuery.Builder worth = new BooleanQuery.Builder();
        worth.add(phrase(field.in(Analysis.FOLDED), unit.folded()), Occur.SHOULD);
        if (wanted.marked()) {
            Query marked = phrase(field.in(Analysis.MARKED), unit.marked());
            worth.add(new BoostQuery(marked, MARKS), Occur.SHOULD);
        }
        if (field.prose && !unit.stems().isEmpty()) {
            Query stems = phrase(field.in(Analysis.STEM), unit.stems());
            worth.add(new BoostQuery(stems, STEMS), Occur.SHOULD);
        }
        if (unit.unfinished()) {
            worth.add(begins(field, unit), Occur.SHOULD);
        }
        return worth.build();
    }

    /// Each two words that were typed side by side, standing side by side.
    private List<Query> neighbours(Field field) {
        List<Query> pairs = new ArrayList<>();
        List<Unit> units = wanted.units();
        String form = wanted.marked() ? Analysis.MARKED : Analysis.FOLDED;
        for (int i = 1; i < units.size(); i++) {
            Unit left = units.get(i - 1);
            Unit right = units.get(i);
            if (isFree(left) && isFree(right)) {
                String first = (wanted.marked() ? left.marked() : left.folded()).getFirst();
                String second = (wanted.marked() ? right.marked() : right.folded()).getFirst();
                pairs.add(
                        new BoostQuery(
                                phrase(field.in(form), List.of(first, second)),
                                NEIGHBOURS * field.worth));
            }
        }
        return pairs;
    }

    private static boolean isFree(Unit unit) {
        return !unit.excluded() && unit.only().isEmpty() && unit.isWord();
    }

    private static Query phrase(String field, List<String> words) {
        if (words.size() == 1) {
            return new TermQuery(new Term(field, words.getFirst()));
        }
        return new PhraseQuery(field, words.toArray(String[]::new));
    }
}
