package org.khuevan.search;

import java.util.ArrayList;
import java.util.List;

/// What a search asks of a material, in the words of the index.
///
/// @param units each of which must, or with `excluded` must not, occur
/// @param marked whether something was typed with marks, so that marks count
record Wanted(List<Unit> units, boolean marked) {

    Wanted {
        units = List.copyOf(units);
    }

    /// One word, or several that belong together in their order, in three forms. All lists but
    /// `stems` are of the same length, and not empty.
    ///
    /// @param unfinished whether the last word may go on
    record Unit(
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

    /// @param unfinished whether the last word may still be being typed
    static Wanted of(TypedText typed, Analysis analysis, boolean unfinished) {
        List<Unit> units = new ArrayList<>();
        for (int i = 0; i < typed.parts().size(); i++) {
            TypedText.Part part = typed.parts().get(i);
            boolean last = i == typed.parts().size() - 1;
            Unit unit =
                    new Unit(
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
        return new Wanted(units, marked);
    }

    List<Unit> included() {
        return units.stream().filter(unit -> !unit.excluded()).toList();
    }

    List<Unit> excluded() {
        return units.stream().filter(Unit::excluded).toList();
    }
}
