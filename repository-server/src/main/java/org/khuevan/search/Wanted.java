package org.khuevan.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// What a search asks of a material, in the words of the index.
///
/// @param units each of which must, or with `excluded` must not, occur
/// @param limits what the material must be besides
record Wanted(List<Unit> units, List<Limit> limits) {

    /// Numbers, formulas and signs are looked for as they are.
    static final Pattern CODE = Pattern.compile("\\d");

    /// In all units together; what is behind them is not looked for. With the two below it keeps a
    /// query within the 1,024 clauses that engines allow.
    private static final int MOST_WORDS = 90;

    /// Of words that the index does not have, those that similar ones are taken for.
    private static final int MOST_UNKNOWN = 6;

    /// What all synonyms may cost, in clauses.
    private static final int MOST_ALTERNATIVES = 200;

    private static final int PHRASE = 10;

    Wanted {
        units = List.copyOf(units);
        limits = List.copyOf(limits);
    }

    /// One word, or several that belong together in their order.
    ///
    /// @param only the one field to look in; empty for all
    /// @param words at least one
    /// @param alternatives words that mean the same, folded
    /// @param sharing how many units side by side mean the alternatives only together
    /// @param known how much the index knows of it
    /// @param manner whether it was typed as it must be
    /// @param unfinished whether the last word may go on
    record Unit(
            Optional<Field> only,
            List<Word> words,
            Set<List<String>> alternatives,
            int sharing,
            boolean excluded,
            Known known,
            Manner manner,
            boolean unfinished) {

        Unit {
            words = List.copyOf(words);
            alternatives = Set.copyOf(alternatives);
        }

        boolean isWord() {
            return words.size() == 1;
        }

        List<String> folded() {
            return words.stream().map(Word::folded).toList();
        }

        Unit as(Known now) {
            return new Unit(only, words, alternatives, sharing, excluded, now, manner, unfinished);
        }

        Unit code() {
            return manner != Manner.QUOTED
                    ? this
                    : new Unit(
                            only,
                            words,
                            alternatives,
                            sharing,
                            excluded,
                            known,
                            Manner.CODE,
                            unfinished);
        }

        boolean exact() {
            return manner != Manner.LOOSE;
        }

        boolean telling() {
            return known != Known.COMMON;
        }

        Unit or(Set<List<String>> others, int sharingUnits) {
            return new Unit(only, words, others, sharingUnits, excluded, known, manner, unfinished);
        }

        boolean mayHaveSynonyms() {
            return only.isEmpty() && !excluded && !unfinished && manner != Manner.QUOTED;
        }
    }

    /// How something was typed.
    enum Manner {
        LOOSE,
        /// With digits or signs in it; looked for as it is, but it may have synonyms.
        CODE,
        /// Between quotation marks: these words and no others.
        QUOTED
    }

    /// @param excluded whether it must not be so
    record Limit(Restriction what, boolean excluded) {}

    /// @param unfinished whether the last word may still be being typed
    static Wanted of(
            TypedText typed, Analysis analysis, SynonymTable synonyms, boolean unfinished) {
        List<Unit> units = new ArrayList<>();
        List<Limit> limits = new ArrayList<>();
        List<Boolean> capitals = new ArrayList<>();
        int left = MOST_WORDS;
        for (int i = 0; i < typed.parts().size(); i++) {
            TypedText.Part part = typed.parts().get(i);
            Optional<Field> only = part.about().flatMap(Wanted::field);
            if (part.about().isPresent() && only.isEmpty()) {
                Restriction what = Restrictions.of(part.about().get(), part.text());
                limits.add(new Limit(what, part.excluded()));
                continue;
            }
            boolean last = i == typed.parts().size() - 1;
            List<Word> all = analysis.typed(part.text());
            List<Word> words = all.subList(0, Math.min(left, all.size()));
            boolean open = unfinished && last && !part.quoted() && !part.excluded();
            Manner manner = manner(part, words);
            if (manner == Manner.QUOTED) {
                words = words.stream().map(Word::unstemmed).toList();
            }
            Unit unit =
                    new Unit(
                            only, words, Set.of(), 1, part.excluded(), Known.TELLING, manner, open);
            if (!words.isEmpty() && !units.contains(unit)) {
                left -= words.size();
                units.add(unit);
                capitals.add(
                        !part.quoted() && part.text().equals(part.text().toUpperCase(Locale.ROOT)));
            }
        }
        return new Wanted(expanded(units, capitals, synonyms), limits);
    }

    private static Manner manner(TypedText.Part part, List<Word> words) {
        if (part.quoted()) {
            return Manner.QUOTED;
        }
        return words.size() > 1 || CODE.matcher(part.text()).find() ? Manner.CODE : Manner.LOOSE;
    }

    /// Gives words their synonyms, the longest first. Each of several words gets what they mean
    /// together, so that a material has all of them if it has the one.
    private static List<Unit> expanded(
            List<Unit> units, List<Boolean> capitals, SynonymTable synonyms) {
        List<Unit> expanded = new ArrayList<>(units);
        int left = MOST_ALTERNATIVES;
        int i = 0;
        while (i < units.size()) {
            int length = longest(units, i, synonyms);
            Optional<Set<List<String>>> same = Optional.empty();
            while (length > 0 && same.isEmpty()) {
                same = synonyms.of(folded(units.subList(i, i + length)), capitals.get(i));
                length -= same.isEmpty() ? 1 : 0;
            }
            int cost = length * cost(same.orElse(Set.of()));
            for (int k = i; k < i + length && cost <= left; k++) {
                expanded.set(k, units.get(k).or(same.orElse(Set.of()), length));
            }
            left -= cost <= left ? cost : 0;
            i += Math.max(1, length);
        }
        return expanded;
    }

    private static int cost(Set<List<String>> alternatives) {
        return alternatives.stream()
                .mapToInt(words -> words.size() == 1 ? 1 : PHRASE + words.size())
                .sum();
    }

    private static List<String> folded(List<Unit> units) {
        return units.stream().flatMap(unit -> unit.folded().stream()).toList();
    }

    /// How many units from here on could be one synonym.
    private static int longest(List<Unit> units, int from, SynonymTable synonyms) {
        int length = 0;
        while (length < synonyms.longest()
                && from + length < units.size()
                && units.get(from + length).mayHaveSynonyms()) {
            length++;
        }
        return length;
    }

    /// The field that holds the words of an attribute; empty for those that have values.
    static Optional<Field> field(Attribute about) {
        return switch (about) {
            case TITLE -> Optional.of(Field.TITLE);
            case KEYWORD -> Optional.of(Field.KEYWORDS);
            case TYPE -> Optional.of(Field.LABELS);
            case AUTHOR -> Optional.of(Field.PEOPLE);
            case PUBLISHER -> Optional.of(Field.PUBLISHER);
            case IDENTIFIER -> Optional.of(Field.IDENTIFIERS);
            case FILE -> Optional.of(Field.FILES);
            case ORGANISATION -> Optional.of(Field.ORGANISATION);
            case SUBJECT, LEVEL, KIND, LANGUAGE, LICENCE, YEAR -> Optional.empty();
        };
    }

    /// What an index knows of a word.
    enum Known {
        /// It is not there, so that similar words are taken.
        NOT,
        TELLING,
        /// It is nearly everywhere.
        COMMON
    }

    /// The same, with what the index knows of single words. What was typed exactly stays what it
    /// is, also where the index does not have it.
    Wanted knowing(Function<Word, Known> knowledge) {
        List<Unit> now = new ArrayList<>();
        int unknown = 0;
        for (Unit unit : units) {
            Known known =
                    unit.isWord() && unit.only().isEmpty() && !unit.excluded() && !unit.unfinished()
                            ? knowledge.apply(unit.words().getFirst())
                            : Known.TELLING;
            if (known == Known.NOT && (unit.exact() || ++unknown > MOST_UNKNOWN)) {
                known = Known.TELLING;
            }
            now.add(unit.as(known));
        }
        return new Wanted(now, limits);
    }

    /// Units to be found, wherever they were asked for.
    List<Unit> included() {
        return units.stream().filter(unit -> !unit.excluded()).toList();
    }

    /// Units to be found anywhere, of which passages and marks are made.
    List<Unit> words() {
        return included().stream().filter(unit -> unit.only().isEmpty()).toList();
    }

    /// Whether there are words that others may stand for which mean the same.
    boolean hasLoose() {
        return words().stream().anyMatch(unit -> !unit.exact());
    }

    boolean hasQuoted() {
        return words().stream().anyMatch(unit -> unit.manner() == Manner.QUOTED);
    }

    /// The same where what stands between quotation marks may be missing.
    Wanted unquoted() {
        return new Wanted(
                units.stream()
                        .map(unit -> unit.only().isEmpty() && !unit.excluded() ? unit.code() : unit)
                        .toList(),
                limits);
    }

    List<Unit> excluded() {
        return units.stream().filter(Unit::excluded).toList();
    }

    /// Whether it is mere words, without signs that demand or forbid something.
    boolean isLoose() {
        return limits.isEmpty()
                && units.stream().allMatch(u -> u.only().isEmpty() && !u.excluded());
    }
}
