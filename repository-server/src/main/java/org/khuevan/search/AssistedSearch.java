package org.khuevan.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.Term;
import org.khuevan.catalogue.Vocabulary;
import org.khuevan.search.SearchQuery.Order;

/// Searching with help: what was probably meant, and suggestions for what is still being typed.
public final class AssistedSearch {

    private static final int QUERIES = 3;
    private static final int TERMS = 2;
    private static final int PEOPLE = 2;
    private static final int MATERIALS = 6;

    /// Of how many materials the authors are looked at.
    private static final int LOOKED_AT = 12;

    private final Search search;
    private final AskedQueries asked;

    AssistedSearch(Search search, AskedQueries asked) {
        this.search = search;
        this.asked = asked;
    }

    /// Answers a search. When no material has all of the words that were typed, but some have those
    /// that were probably meant, gives these; never fewer than nothing.
    public Answer ask(SearchQuery query) {
        return ask(query, search::search);
    }

    /// The same for passages: materials whose texts have the words, by the best of these.
    public Answer askForPassages(SearchQuery query) {
        return ask(query, search::passages);
    }

    private Answer ask(SearchQuery query, Function<SearchQuery, Results> asked) {
        Optional<String> meant = meant(query);
        if (meant.isEmpty()) {
            return new Answer(asked.apply(query), Optional.empty(), Optional.empty());
        }
        if (search.hasAll(query)) {
            return new Answer(asked.apply(query), Optional.empty(), meant);
        }
        Results instead = asked.apply(query.saying(meant.get()));
        return instead.total() > 0
                ? new Answer(instead, meant, Optional.empty())
                : new Answer(asked.apply(query), Optional.empty(), Optional.empty());
    }

    /// Passages for just what was typed.
    public Answer exactlyForPassages(SearchQuery query) {
        return new Answer(search.passages(query), Optional.empty(), Optional.empty());
    }

    /// Whether the index is still being filled for the first time, so that answers have gaps.
    public boolean isFilling() {
        return search.isFilling();
    }

    /// Answers a search for just what was typed.
    public Answer exactly(SearchQuery query) {
        return new Answer(search.search(query), Optional.empty(), Optional.empty());
    }

    /// What was probably meant, of which the viewer would see something.
    private Optional<String> meant(SearchQuery query) {
        return search.corrected(query.text())
                .filter(text -> search.hasAll(query.unfiltered().saying(text)));
    }

    /// What somebody who is still typing may want, of what everybody may see.
    ///
    /// @param locale of the labels of subjects
    public List<Suggestion> suggest(String typed, Locale locale) {
        String text = typed.strip();
        if (Plain.letters(text).length() < 2) {
            return List.of();
        }
        List<Suggestion> suggestions = new ArrayList<>();
        asked.beginning(text, QUERIES).stream()
                .filter(one -> !one.equals(text) && search.hasAll(SearchQuery.of(one)))
                .forEach(one ->
                        suggestions.add(toSearch(Suggestion.Sort.QUERY, marked(one, text), one)));
        terms(text, locale).forEach(suggestions::add);
        people(text).forEach(suggestions::add);
        List<Hit> hits = search.asTyped(typed, MATERIALS);
        boolean whole = hits.stream().anyMatch(hit -> hasAll(hit, text));
        if (!whole) {
            Optional<String> meant = meant(SearchQuery.of(text));
            if (meant.isPresent()) {
                suggestions.addFirst(
                        toSearch(
                                Suggestion.Sort.CORRECTION,
                                MarkedText.plain(meant.get()),
                                meant.get()));
                hits = search.asTyped(meant.get(), MATERIALS);
            }
        }
        hits.stream()
                .filter(hit -> isMarked(hit.title()) || !hit.passages().isEmpty())
                .map(AssistedSearch::material)
                .forEach(suggestions::add);
        return suggestions;
    }

    private static boolean isMarked(MarkedText text) {
        return text.stretches().stream().anyMatch(MarkedText.Stretch::marked);
    }

    private static boolean hasAll(Hit hit, String text) {
        String shown =
                Plain.words(
                        hit.title().text()
                                + " "
                                + hit.summary().text()
                                + " "
                                + String.join(" ", hit.authors())
                                + " "
                                + hit.passages().stream()
                                        .map(passage -> passage.text().text())
                                        .collect(Collectors.joining(" ")));
        return Arrays.stream(Plain.words(text).split(" "))
                .allMatch(word -> (" " + shown).contains(" " + word));
    }

    private Stream<Suggestion> terms(String typed, Locale locale) {
        return Stream.concat(
                        named(Vocabulary.SUBJECT, typed)
                                .map(term ->
                                        term(Suggestion.Sort.SUBJECT, Facet.SUBJECT, term, locale)),
                        named(Vocabulary.LEVEL, typed)
                                .map(term ->
                                        term(Suggestion.Sort.LEVEL, Facet.LEVEL, term, locale)))
                .flatMap(Optional::stream)
                .limit(TERMS);
    }

    private static Stream<Term> named(Vocabulary vocabulary, String typed) {
        String wanted = " " + Plain.words(typed);
        return vocabulary.terms().stream()
                .filter(term ->
                        (" " + Plain.words(term.vietnamese())).contains(wanted)
                                || (" " + Plain.words(term.english())).contains(wanted))
                .limit(TERMS * 2L);
    }

    private Optional<Suggestion> term(Suggestion.Sort sort, Facet facet, Term term, Locale locale) {
        SearchQuery query =
                new SearchQuery("", Map.of(facet, Set.of(term.code())), Order.RELEVANCE, 0, 0);
        long count = search.search(query).total();
        return count == 0
                ? Optional.empty()
                : Optional.of(
                        new Suggestion(
                                sort,
                                MarkedText.plain(term.label(locale)),
                                Long.toString(count),
                                SearchAddress.page(query)));
    }

    private Stream<Suggestion> people(String typed) {
        List<String> words = List.of(Plain.words(typed).split(" "));
        String query =
                words.stream().map(word -> "author:" + word).collect(Collectors.joining(" "));
        return search.asTyped(query, LOOKED_AT).stream()
                .flatMap(hit -> hit.authors().stream())
                .distinct()
                .filter(name -> bears(name, words))
                .limit(PEOPLE)
                .map(name ->
                        toSearch(
                                Suggestion.Sort.PERSON,
                                marked(name, typed),
                                "author:\"" + name.replace('"', ' ') + "\""));
    }

    private static boolean bears(String name, List<String> words) {
        String borne = " " + Plain.words(name);
        return words.stream().allMatch(word -> borne.contains(" " + word));
    }

    private static Suggestion toSearch(Suggestion.Sort sort, MarkedText shown, String text) {
        return new Suggestion(sort, shown, "", SearchAddress.page(SearchQuery.of(text)));
    }

    private static Suggestion material(Hit hit) {
        Optional<PassageHit> passage = hit.passages().stream().findFirst();
        return new Suggestion(
                Suggestion.Sort.of(hit),
                hit.title(),
                isMarked(hit.title()) ? "" : passage.map(p -> p.text().text()).orElse(""),
                passage.map(PassageHit::url).orElse(Address.of(hit.material())));
    }

    /// With the part that was typed already, where it stands at the beginning.
    private static MarkedText marked(String text, String typed) {
        int length = typed.length();
        boolean begins =
                text.length() >= length
                        && Plain.words(text.substring(0, length)).equals(Plain.words(typed));
        return begins
                ? new MarkedText(
                        Stream.of(
                                        new MarkedText.Stretch(text.substring(0, length), true),
                                        new MarkedText.Stretch(text.substring(length), false))
                                .filter(stretch -> !stretch.text().isEmpty())
                                .toList())
                : MarkedText.plain(text);
    }
}
