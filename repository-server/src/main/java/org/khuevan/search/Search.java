package org.khuevan.search;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.search.Queries.Strictness;
import org.khuevan.search.SearchQuery.Order;
import org.khuevan.search.Wanted.Known;

/// Finds materials and passages in them, as far as the viewer may see them.
public final class Search {

    static final int PASSAGES = 3;

    /// Where passages are what is looked for.
    private static final int MANY_PASSAGES = 10;

    /// With fewer materials that have all words, those that have most of them are hits too.
    private static final int ENOUGH = 10;

    private static final int FEW_WORDS = 3;

    /// Of a title and its keywords, to find others by.
    private static final int SIMILAR_WORDS = 12;

    /// Found by meaning at most.
    private static final int MOST_NEAR = 30;

    /// A word in more than this part of all materials does not tell much.
    private static final double COMMON = 0.3;

    private final Engine engine;
    private final Analysis analysis;
    private final Supplier<SynonymTable> synonyms;
    private final Function<String, List<MaterialId>> pins;
    private final LearnedMeaning meaning;
    private final Function<Material, Optional<Sense>> senses;
    private final Clock clock;

    /// @param pins materials that come first for some words
    /// @param senses what a material means as a whole, if that is known
    Search(
            Engine engine,
            Analysis analysis,
            Supplier<SynonymTable> synonyms,
            Function<String, List<MaterialId>> pins,
            LearnedMeaning meaning,
            Function<Material, Optional<Sense>> senses,
            Clock clock) {
        this.engine = engine;
        this.analysis = analysis;
        this.synonyms = synonyms;
        this.pins = pins;
        this.meaning = meaning;
        this.senses = senses;
        this.clock = clock;
    }

    /// Never fails for what was typed, however strange. Materials that have all of the words come
    /// with those that have some of them, where the words are many and the materials few.
    public Results search(SearchQuery query) {
        return search(query, (typed, wanted) -> near(query, typed, wanted), Set.of());
    }

    /// What is taken for a sign of a search and finds nothing was a sentence.
    private static Results read(SearchQuery query, Function<TypedText, Results> asked) {
        TypedText typed = TypedText.of(query.text());
        TypedText sentence = TypedText.sentence(query.text());
        Results found = asked.apply(typed);
        return found.total() > 0 || sentence.equals(typed) ? found : asked.apply(sentence);
    }

    /// The newest that have all of the words just as they were typed, for feeds and alerts: whoever
    /// is told of everything that has a few of them soon reads nothing.
    public Results news(SearchQuery query) {
        SearchQuery newest = query.in(Order.NEWEST).at(query.from(), query.size()).uncounted();
        return read(query, typed -> news(newest, typed));
    }

    private Results news(SearchQuery newest, TypedText typed) {
        long start = System.nanoTime();
        Wanted wanted = Wanted.of(typed, analysis, synonyms.get(), false);
        Clause fits = new Queries(wanted).materials(Strictness.ALL);
        Ranking ranking = new Ranking(List.of(), clock.instant());
        Ask.Found found = engine.find(ask(newest, wanted, fits, PASSAGES), ranking);
        Hits hits = new Hits(new Marking(wanted, analysis), typed.words(), false, List.of());
        return new Results(
                found.page().stream().map(hits::of).toList(),
                found.total(),
                found.facets(),
                Duration.ofNanos(System.nanoTime() - start));
    }

    /// Materials whose texts have the words, by their best passages, of which more are given than
    /// usual; without words, nothing.
    public Results passages(SearchQuery query) {
        return read(query, typed -> passages(query, typed));
    }

    private Results passages(SearchQuery query, TypedText typed) {
        long start = System.nanoTime();
        Wanted wanted = known(Wanted.of(typed, analysis, synonyms.get(), false));
        if (wanted.words().isEmpty()) {
            return new Results(List.of(), 0, Map.of(), Duration.ZERO);
        }
        Queries queries = new Queries(wanted);
        Ranking ranking = new Ranking(List.of(), clock.instant());
        Ask.Found found = Ask.Found.NOTHING;
        for (Strictness strictness : List.of(Strictness.ALL, Strictness.HALF)) {
            if (found.total() == 0) {
                Ask ask = ask(query, wanted, queries.inside(strictness), MANY_PASSAGES);
                found = engine.find(ask, ranking);
            }
        }
        Hits hits =
                new Hits(
                        new Marking(wanted, analysis), typed.words(), query.explained(), List.of());
        return new Results(
                found.page().stream().map(hits::of).toList(),
                found.total(),
                found.facets(),
                Duration.ofNanos(System.nanoTime() - start));
    }

    /// @param meant finds what means what is wanted
    /// @param except ids of what is not looked for
    private Results search(
            SearchQuery query,
            BiFunction<TypedText, Wanted, List<Near>> meant,
            Set<String> except) {
        return read(query, typed -> search(query, typed, meant, except));
    }

    private Results search(
            SearchQuery query,
            TypedText typed,
            BiFunction<TypedText, Wanted, List<Near>> meant,
            Set<String> except) {
        long start = System.nanoTime();
        Wanted wanted = known(Wanted.of(typed, analysis, synonyms.get(), false));
        List<Near> near = meant.apply(typed, wanted);
        // What must be or must not be is no part of what a librarian wrote.
        List<MaterialId> pinned =
                query.order() == Order.RELEVANCE && wanted.isLoose()
                        ? pins.apply(typed.words())
                        : List.of();
        Ranking ranking = new Ranking(pinned, clock.instant(), near);
        Ask.Found found = find(query, wanted, ranking, except);
        Hits hits = new Hits(new Marking(wanted, analysis), typed.words(), query.explained(), near);
        return new Results(
                found.page().stream().map(hits::of).toList(),
                found.total(),
                found.facets(),
                Duration.ofNanos(System.nanoTime() - start));
    }

    /// What means the same as the words that were typed, if they are in the order of relevance, and
    /// some of them are not to be found exactly so. Facets do not narrow it, so that what they
    /// count does not depend on which of them are chosen; they narrow what is found of it.
    private List<Near> near(SearchQuery query, TypedText typed, Wanted wanted) {
        if (query.order() != Order.RELEVANCE || query.size() == 0 || !wanted.hasLoose()) {
            return List.of();
        }
        return meaning.of(typed.words())
                .map(sense -> near(sense, query, new Queries(wanted).demanded()))
                .orElse(List.of());
    }

    private List<Near> near(Sense sense, SearchQuery query, Clause.All demanded) {
        List<Clause> filters = new ArrayList<>(demanded.filters());
        Ask.published(query, clock.getZone()).ifPresent(filters::add);
        Clause.All fits = new Clause.All(List.of(), List.of(), filters, demanded.mustNot());
        return engine.near(sense, fits, Ask.signs(query.viewer()), MOST_NEAR).stream()
                .filter(one -> one.likeness() >= sense.floor())
                .toList();
    }

    /// Whether the index is still being filled for the first time, so that answers have gaps.
    boolean isFilling() {
        return engine.isFilling();
    }

    /// Builds the index anew from the catalogue beside the one that serves, and lets it take over
    /// when it holds everything. Returns at once.
    public void rebuild() {
        engine.requestRebuild("an operator asked for it");
    }

    /// Published materials that have most of the words of the title and the keywords of one, or
    /// that mean nearly the same; where these are few, the most used of its subjects and levels.
    public List<Hit> similarTo(Material material, int most) {
        Description said = material.description();
        // Without signs, which would ask for something.
        String words =
                Stream.concat(Stream.of(said.title()), said.keywords().stream())
                        .flatMap(text -> Stream.of(text.split("[^\\p{L}\\p{M}\\p{N}]+")))
                        .filter(word -> !word.isEmpty())
                        .distinct()
                        .limit(SIMILAR_WORDS)
                        .collect(Collectors.joining(" "));
        SearchQuery query = SearchQuery.of(words).at(0, most).uncounted();
        List<Near> near =
                senses.apply(material)
                        .map(sense -> near(sense, query, Queries.NOTHING_DEMANDED))
                        .orElse(List.of());
        Set<String> itself = Set.of(material.id().value());
        List<Hit> similar = new ArrayList<>();
        if (!words.isEmpty()) {
            similar.addAll(search(query, (_, _) -> near, itself).hits());
        }
        Map<Facet, Set<String>> subjects = Map.of(Facet.SUBJECT, Set.copyOf(said.subjects()));
        Map<Facet, Set<String>> levels = new EnumMap<>(subjects);
        levels.put(Facet.LEVEL, Set.copyOf(said.educationLevels()));
        for (Map<Facet, Set<String>> beside : List.of(levels, subjects)) {
            if (beside.values().stream().noneMatch(Set::isEmpty)) {
                fill(similar, most, beside, itself);
            }
        }
        return similar;
    }

    /// With what is used most beside them.
    private void fill(
            List<Hit> similar, int most, Map<Facet, Set<String>> beside, Set<String> except) {
        Set<String> known = new HashSet<>(except);
        similar.forEach(hit -> known.add(hit.material().value()));
        int left = most - similar.size();
        if (left > 0) {
            SearchQuery used = new SearchQuery("", beside, Order.MOST_USED, 0, left).uncounted();
            similar.addAll(search(used, (_, _) -> List.of(), known).hits());
        }
    }

    /// Whether a material has all of the words just as they were typed.
    boolean hasAll(SearchQuery query) {
        return hasAll(query, TypedText.of(query.text()))
                || hasAll(query, TypedText.sentence(query.text()));
    }

    private boolean hasAll(SearchQuery query, TypedText typed) {
        Wanted wanted = Wanted.of(typed, analysis, synonyms.get(), false);
        Clause fits = new Queries(wanted).materials(Strictness.ALL);
        Ranking ranking = new Ranking(List.of(), clock.instant());
        Ask ask = ask(query.at(0, 1).uncounted(), wanted, fits, 0);
        return engine.find(ask, ranking).total() > 0;
    }

    /// What was probably meant, if that is something else.
    Optional<String> corrected(String typed) {
        return new Corrections(new Lexicon(engine), analysis).of(typed);
    }

    /// A few hits with little detail while somebody types; the last word may be unfinished.
    public List<Hit> asTyped(String text, int limit) {
        TypedText typed = TypedText.of(text);
        TypedText sentence = TypedText.sentence(text);
        List<Hit> hits = asTyped(text, typed, limit);
        return hits.isEmpty() && !sentence.equals(typed) ? asTyped(text, sentence, limit) : hits;
    }

    private List<Hit> asTyped(String text, TypedText typed, int limit) {
        Wanted wanted = Wanted.of(typed, analysis, synonyms.get(), !text.endsWith(" "));
        if (limit < 1 || wanted.included().isEmpty()) {
            return List.of();
        }
        SearchQuery query = SearchQuery.of(text).at(0, Math.min(limit, 100)).uncounted();
        Ranking ranking = new Ranking(List.of(), clock.instant());
        Queries queries = new Queries(wanted);
        Ask ask = ask(query, wanted, queries.materials(Strictness.ALL), 1);
        Ask.Found found = engine.find(ask, ranking);
        if (found.page().isEmpty()) {
            ask = ask(query, wanted, queries.materials(Strictness.SOMETHING), 1);
            found = engine.find(ask, ranking);
        }
        Hits hits = new Hits(new Marking(wanted, analysis), typed.words(), false, List.of());
        return found.page().stream().map(hits::of).toList();
    }

    private Ask.Found find(SearchQuery query, Wanted wanted, Ranking ranking, Set<String> except) {
        Queries queries = new Queries(wanted);
        int words = wanted.words().size();
        // In another order than that of relevance the best would drown among those added.
        int enough = words > FEW_WORDS && query.order() == Order.RELEVANCE ? ENOUGH : 1;
        List<MaterialId> meant = ranking.near().stream().map(Near::material).toList();
        Ask.Found found = Ask.Found.NOTHING;
        for (Strictness strictness : strictnesses(words)) {
            Clause fits = with(queries.materials(strictness), ranking.pinned(), Ranking.PINNED);
            fits = without(with(fits, meant, Ranking.NEAR), except);
            found = engine.find(ask(query, wanted, fits, PASSAGES), ranking);
            // Words decide how strictly they are taken, not what is near or pinned.
            if (found.total() - found.added() >= enough) {
                break;
            }
        }
        return found.total() == 0 && wanted.hasQuoted()
                ? find(query, wanted.unquoted(), ranking, except)
                : found;
    }

    /// Two or three words are mostly one thing; among many, some may be wrong.
    private static List<Strictness> strictnesses(int words) {
        return words < 2
                ? List.of(Strictness.ALL)
                : words > FEW_WORDS
                        ? List.of(Strictness.ALL, Strictness.SOMETHING)
                        : List.of(Strictness.ALL, Strictness.HALF, Strictness.SOMETHING);
    }

    /// What fits, or is one of these materials, which so get among the best.
    private static Clause with(Clause fits, List<MaterialId> materials, float score) {
        if (materials.isEmpty()) {
            return fits;
        }
        Set<String> ids = materials.stream().map(MaterialId::value).collect(Collectors.toSet());
        Clause first = new Clause.Constant(new Clause.OneOf(Field.ID, ids), score);
        return new Clause.Some(List.of(fits, first), 1);
    }

    private static Clause without(Clause fits, Set<String> ids) {
        return ids.isEmpty()
                ? fits
                : new Clause.All(
                        List.of(fits),
                        List.of(),
                        List.of(),
                        List.of(new Clause.OneOf(Field.ID, ids)));
    }

    private Ask ask(SearchQuery query, Wanted wanted, Clause fits, int passages) {
        return Ask.of(query, wanted, fits, passages, clock.getZone());
    }

    /// With what the index knows of the words.
    private Wanted known(Wanted wanted) {
        Set<String> words = new HashSet<>();
        for (Wanted.Unit unit : wanted.words()) {
            for (Word word : unit.words()) {
                words.add(word.folded());
                words.add(Word.STEM + word.stem());
            }
        }
        if (words.isEmpty()) {
            return wanted;
        }
        Engine.Frequencies known = engine.frequencies(words);
        return wanted.knowing(word -> {
            long frequency = known.of(word.folded()) + known.of(Word.STEM + word.stem());
            return frequency == 0
                    ? Known.NOT
                    : frequency > known.materials() * COMMON ? Known.COMMON : Known.TELLING;
        });
    }
}
