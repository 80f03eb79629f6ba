package org.khuevan.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.khuevan.search.Clause.*;
import org.khuevan.search.Wanted.Unit;

/// Puts what is wanted into clauses.
///
/// A material fits if each word occurs in its description or in one of its files. How well it fits
/// is the sum of what the words are worth in all its fields together, what they are worth in the
/// best single passage, and what neighbours count that stay neighbours: two syllables often are one
/// Vietnamese word.
final class Queries {

    /// What the word with the very marks that were typed counts besides the word without.
    private static final float MARKS = 0.4f;

    private static final float STEMS = 0.8f;
    private static final float NEIGHBOURS = 0.8f;
    private static final float PASSAGE = 1f;

    /// What a title with all of the words counts besides, of which one occurrence gives a
    /// twentieth: more than all that a passage can.
    private static final float TITLE = 60f;

    /// Of which a word that was typed with marks counts so much where the title has others.
    private static final float OTHER_MARKS = 15f;

    private static final float SYNONYMS = 0.8f;
    private static final float SLIPS = 0.6f;
    private static final float BEGINNING = 0.3f;

    static final All NOTHING_DEMANDED = new All(List.of(), List.of(), List.of(), List.of());

    private final Wanted wanted;

    Queries(Wanted wanted) {
        this.wanted = wanted;
    }

    /// How much of what was typed must be there.
    enum Strictness {
        ALL,
        HALF,
        /// Half, or one word that is not everywhere.
        SOMETHING
    }

    /// Materials that fit, with scores.
    Clause materials(Strictness strictness) {
        List<Clause> must = new ArrayList<>();
        List<Clause> may = new ArrayList<>();
        List<Clause> filters = new ArrayList<>();
        List<Clause> mustNot = new ArrayList<>();
        List<Unit> words = wanted.words();
        if (!words.isEmpty()) {
            must.add(new Named(Explanation.Kind.WORDS, words(strictness)));
            if (strictness == Strictness.SOMETHING && !wanted.hasQuoted()) {
                filters.addAll(something(words));
            }
            List<Clause> pairs = neighbours(words, Field.PAIRS);
            if (!pairs.isEmpty()) {
                may.add(new Named(Explanation.Kind.NEIGHBOURS, new Some(pairs, 1)));
            }
            may.add(new Named(Explanation.Kind.PASSAGE, new InPassage(inPassage(words), PASSAGE)));
            may.add(new Named(Explanation.Kind.TITLE, titled(words)));
        }
        demand(filters, mustNot);
        return new All(must, may, filters, mustNot);
    }

    /// The words, of which those between quotation marks are there in any case; they are enough.
    private Clause words(Strictness strictness) {
        List<Clause> loose = new ArrayList<>();
        List<Clause> all = new ArrayList<>();
        wanted.words().forEach(unit -> (mayLack(unit) ? loose : all).add(anywhere(unit)));
        if (strictness == Strictness.ALL || loose.isEmpty()) {
            all.addAll(loose);
            return new Some(all, all.size());
        }
        if (strictness == Strictness.SOMETHING && !all.isEmpty()) {
            return new All(all, loose, List.of(), List.of());
        }
        all.add(new Some(loose, strictness == Strictness.HALF ? half(loose) : 1));
        return new Some(all, all.size());
    }

    private static boolean mayLack(Unit unit) {
        return unit.manner() != Wanted.Manner.QUOTED;
    }

    /// What a material must be, whatever it means: it has what was typed exactly, and nothing that
    /// must not be. No scores.
    All demanded() {
        List<Clause> filters = new ArrayList<>();
        List<Clause> mustNot = new ArrayList<>();
        wanted.words().stream().filter(Unit::exact).map(this::anywhere).forEach(filters::add);
        demand(filters, mustNot);
        return new All(List.of(), List.of(), filters, mustNot);
    }

    private void demand(List<Clause> filters, List<Clause> mustNot) {
        for (Unit unit : wanted.units()) {
            if (unit.only().isPresent()) {
                (unit.excluded() ? mustNot : filters).add(in(unit.only().get(), unit));
            } else if (unit.excluded()) {
                mustNot.add(excluded(unit));
            }
        }
        wanted.limits()
                .forEach(limit -> (limit.excluded() ? mustNot : filters).add(within(limit.what())));
    }

    /// Words that were typed with marks exclude only what has these marks: *-hóa* leaves *hoa*.
    private static Clause excluded(Unit unit) {
        if (unit.isWord()) {
            return has(Field.WORDS, unit.words().getFirst().marked());
        }
        List<Clause> all = new ArrayList<>(List.of(phrase(unit.folded())));
        unit.words().stream()
                .filter(Word::hasMarks)
                .forEach(word -> all.add(has(Field.WORDS, word.marked())));
        return new All(List.of(), List.of(), all, List.of());
    }

    /// Materials with a passage that has all of the words, or half of them; scored by the best one.
    Clause inside(Strictness strictness) {
        int words = wanted.words().size();
        Clause passage = passages(strictness == Strictness.ALL ? words : (words + 1) / 2);
        All demanded = demanded();
        return new All(
                List.of(new Named(Explanation.Kind.PASSAGE, new InPassage(passage, 1))),
                List.of(),
                demanded.filters(),
                demanded.mustNot());
    }

    /// Passages worth showing, with scores: those with at least half of the words.
    Clause passages() {
        return passages((wanted.words().size() + 1) / 2);
    }

    private Clause passages(int least) {
        List<Clause> words = new ArrayList<>();
        wanted.words().forEach(unit -> words.add(said(unit)));
        List<Clause> pairs = neighbours(wanted.words(), Field.SAID_PAIRS);
        return new All(List.of(new Some(words, least)), pairs, List.of(), List.of());
    }

    private static int half(List<Clause> clauses) {
        return (clauses.size() + 1) / 2;
    }

    /// Half of the words, or one that is not everywhere: where none of these is, those that are
    /// everywhere have to be the half.
    private List<Clause> something(List<Unit> units) {
        List<Clause> ways = new ArrayList<>();
        List<Clause> common = new ArrayList<>();
        units.forEach(unit -> (unit.telling() ? ways : common).add(anywhere(unit)));
        if (ways.isEmpty() || common.isEmpty()) {
            return List.of();
        }
        int half = (units.size() + 1) / 2;
        if (common.size() >= half) {
            ways.add(new Some(common, half));
        }
        return List.of(new Some(ways, 1));
    }

    /// A unit in any part of a material.
    private Clause anywhere(Unit unit) {
        List<Clause> ways = new ArrayList<>();
        ways.add(
                unit.isWord()
                        ? word(Field.WORDS, unit)
                        : together(unit.words(), Field.WORDS, Field.PAIRS, phrase(unit.folded())));
        if (unit.unfinished()) {
            ways.add(begins(unit));
        }
        for (List<String> same : unit.alternatives()) {
            ways.add(alternative(same, unit.sharing(), Field.WORDS, Field.PAIRS, phrase(same)));
        }
        return ways.size() == 1 ? ways.getFirst() : new Best(ways);
    }

    /// The title has all that was typed. Wherever else the words stand, and however often, that is
    /// what was looked for.
    private static Clause titled(List<Unit> units) {
        String title = Field.TITLE.indexed();
        List<Clause> worth = new ArrayList<>();
        List<Clause> marks = new ArrayList<>();
        List<Clause> phrases = new ArrayList<>();
        for (Unit unit : units) {
            for (Word word : unit.words()) {
                worth.add(new Has(title, word.folded(), word.hasMarks() ? OTHER_MARKS : TITLE));
                if (word.hasMarks()) {
                    marks.add(new Has(title, word.marked(), TITLE - OTHER_MARKS));
                }
            }
            if (!unit.isWord()) {
                phrases.add(new Phrase(Field.TITLE, unit.folded()));
            }
        }
        return new All(worth, marks, phrases, List.of());
    }

    private Clause inPassage(List<Unit> units) {
        List<Clause> clauses = new ArrayList<>();
        units.forEach(unit -> clauses.add(said(unit)));
        clauses.addAll(neighbours(units, Field.SAID_PAIRS));
        return new Some(clauses, 1);
    }

    private Clause said(Unit unit) {
        List<Clause> ways = new ArrayList<>();
        ways.add(
                unit.isWord()
                        ? word(Field.SAID, unit)
                        : together(
                                unit.words(),
                                Field.SAID,
                                Field.SAID_PAIRS,
                                new Phrase(Field.BODY, unit.folded())));
        if (unit.unfinished()) {
            ways.add(
                    new Begins(
                            Field.BODY,
                            unit.folded().subList(0, unit.words().size() - 1),
                            unit.folded().getLast(),
                            BEGINNING));
        }
        for (List<String> same : unit.alternatives()) {
            ways.add(
                    alternative(
                            same,
                            unit.sharing(),
                            Field.SAID,
                            Field.SAID_PAIRS,
                            new Phrase(Field.BODY, same)));
        }
        return ways.size() == 1 ? ways.getFirst() : new Best(ways);
    }

    /// One word in its forms.
    private Clause word(String field, Unit unit) {
        Word word = unit.words().getFirst();
        if (unit.known() == Wanted.Known.NOT) {
            return new Similar(field, word.folded(), SLIPS);
        }
        List<Clause> forms = new ArrayList<>();
        forms.add(has(field, word.folded()));
        if (word.hasMarks()) {
            forms.add(new Has(field, word.marked(), MARKS));
        }
        if (word.hasStem()) {
            forms.add(new Has(field, Word.STEM + word.stem(), STEMS));
        }
        return forms.size() == 1 ? forms.getFirst() : new Some(forms, 1);
    }

    /// Words that stand together: worth what each is worth and what the pairs are.
    private static Clause together(List<Word> words, String field, String pairs, Clause phrase) {
        List<Clause> worth = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            worth.add(has(field, word.folded()));
            if (word.hasMarks()) {
                worth.add(new Has(field, word.marked(), MARKS));
            }
            if (i > 0) {
                worth.add(
                        new Has(
                                pairs,
                                WeightedWords.pair(words.get(i - 1).folded(), word.folded()),
                                NEIGHBOURS));
            }
        }
        return new All(List.of(), worth, List.of(phrase), List.of());
    }

    private static Clause alternative(
            List<String> same, int sharing, String field, String pairs, Clause phrase) {
        if (same.size() == 1) {
            return new Has(field, same.getFirst(), SYNONYMS / sharing);
        }
        List<Clause> worth = new ArrayList<>();
        for (int i = 1; i < same.size(); i++) {
            worth.add(
                    new Has(
                            pairs,
                            WeightedWords.pair(same.get(i - 1), same.get(i)),
                            SYNONYMS / sharing));
        }
        return new All(List.of(), worth, List.of(phrase), List.of());
    }

    /// Each two loose words that were typed side by side, standing side by side.
    private static List<Clause> neighbours(List<Unit> units, String field) {
        List<Clause> pairs = new ArrayList<>();
        for (int i = 1; i < units.size(); i++) {
            if (units.get(i - 1).isWord() && units.get(i).isWord()) {
                Word first = units.get(i - 1).words().getFirst();
                Word second = units.get(i).words().getFirst();
                pairs.add(
                        new Has(
                                field,
                                WeightedWords.pair(first.folded(), second.folded()),
                                NEIGHBOURS));
                if (first.hasMarks() || second.hasMarks()) {
                    pairs.add(
                            new Has(
                                    field,
                                    WeightedWords.pair(first.marked(), second.marked()),
                                    NEIGHBOURS * MARKS));
                }
            }
        }
        return pairs;
    }

    /// In this order in any one field or passage; no score.
    private static Clause phrase(List<String> words) {
        List<Clause> places = new ArrayList<>();
        Field.OF_MATERIALS.forEach(field -> places.add(new Phrase(field, words)));
        places.add(new InPassage(new Phrase(Field.BODY, words), 1));
        return new Some(places, 1);
    }

    private static Clause begins(Unit unit) {
        List<String> before = unit.folded().subList(0, unit.words().size() - 1);
        String beginning = unit.folded().getLast();
        List<Clause> places = new ArrayList<>();
        for (Field field : Field.OF_MATERIALS) {
            places.add(new Begins(field, before, beginning, BEGINNING * field.weight));
        }
        places.add(new InPassage(new Begins(Field.BODY, before, beginning, BEGINNING), 1));
        return new Best(places);
    }

    /// In just one field; no score.
    private static Clause in(Field field, Unit unit) {
        Clause phrase = new Phrase(field, unit.folded());
        if (!unit.unfinished()) {
            return phrase;
        }
        List<String> before = unit.folded().subList(0, unit.words().size() - 1);
        return new Some(List.of(phrase, new Begins(field, before, unit.folded().getLast(), 1)), 1);
    }

    private static Clause within(Restriction restriction) {
        return switch (restriction) {
            case Restriction.OneOf(Facet facet, Set<String> values) -> new Under(facet, values);
            case Restriction.Years(int first, int last) -> new Between(Field.YEAR, first, last);
            case Restriction.Nothing() -> new Nothing();
        };
    }

    private static Clause has(String field, String word) {
        return new Has(field, word, 1);
    }
}
