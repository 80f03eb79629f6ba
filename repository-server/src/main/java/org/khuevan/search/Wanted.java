package org.khuevan.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a search asks of a material, in the words of the index.
///
/// @param units each of which must, or with `excluded` must not, occur
/// @param limits what the material must be besides
/// @param marked whether something was typed with marks, so that marks count
record Wanted(List<Unit> units, List<Limit> limits, boolean marked) {

    Wanted {
        units = List.copyOf(units);
        limits = List.copyOf(limits);
    }

    /// One word, or several that belong together in their order, in three forms. All lists but
    /// `stems` are of the same length, and not empty.
    ///
    /// @param only the one field to look in; empty for all
    /// @param unfinished whether the last word may go on
    record Unit(
            Optional<Field> only,
            List<String> folded,
            List<String> marked,
            List<String> stems,
            boolean excluded,
            boolean unfinished) {

        Unit {
            folded = List.copyOf(folded);
            marked = List.copyOf(marked);
            stems = List.copyOf(stems);
        }

        boolean isWord() {
            return folded.size() == 1;
        }
    }

    /// @param excluded whether it must not be so
    record Limit(Restriction what, boolean excluded) {}

    /// @param unfinished whether the last word may still be being typed
    static Wanted of(TypedText typed, Analysis analysis, boolean unfinished) {
        List<Unit> units = new ArrayList<>();
        List<Limit> limits = new ArrayList<>();
        for (int i = 0; i < typed.parts().size(); i++) {
            TypedText.Part part = typed.parts().get(i);
            Optional<Field> only = part.about().flatMap(Wanted::field);
            if (part.about().isPresent() && only.isEmpty()) {
                Restriction what = Restrictions.of(part.about().get(), part.text());
                limits.add(new Limit(what, part.excluded()));
                continue;
            }
            boolean last = i == typed.parts().size() - 1;
            Unit unit =
                    new Unit(
                            only,
                            analysis.words(Analysis.FOLDED, part.text()),
                            analysis.words(Analysis.MARKED, part.text()),
                            analysis.words(Analysis.STEM, part.text()),
                            part.excluded(),
                            unfinished && last && !part.quoted() && !part.excluded());
            if (!unit.folded().isEmpty()
                    && unit.folded().size() == unit.marked().size()
                    && !units.contains(unit)) {
                units.add(unit);
            }
        }
        boolean marked = units.stream().anyMatch(u -> !u.folded().equals(u.marked()));
        return new Wanted(units, limits, marked);
    }

    /// The field that holds the words of an attribute; empty for those that have values.
    private static Optional<Field> field(Attribute about) {
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

    /// Units to be found, wherever they were asked for.
    List<Unit> included() {
        return units.stream().filter(unit -> !unit.excluded()).toList();
    }

    /// Units to be found anywhere, of which passages and marks are made.
    List<Unit> words() {
        return included().stream().filter(unit -> unit.only().isEmpty()).toList();
    }

    List<Unit> excluded() {
        return units.stream().filter(Unit::excluded).toList();
    }
}
