package org.khuevan.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.khuevan.catalogue.ChangeLog.Seen;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Material;

/// The texts of a material of which vectors are made: what describes it, and its passages, of a
/// long book only some from everywhere in it.
///
/// @param passages by their numbers among all passages
record MeantTexts(String described, Map<Integer, String> passages) {

    /// Of one material, so that a million of them and a few thick books fit into one index.
    private static final int MOST = 300;

    /// Whether they are given to a model: what few may see is not worth the work yet.
    static boolean areWanted(Seen seen) {
        return seen.material().state() == Material.State.PUBLISHED;
    }

    static MeantTexts of(Seen seen) {
        Description said = seen.material().description();
        List<String> parts = new ArrayList<>();
        parts.add(said.title());
        parts.add(String.join(", ", said.keywords()));
        parts.add(said.summary());
        parts.removeIf(String::isBlank);
        List<String> all = Entries.passages(seen);
        int most = Math.min(MOST, all.size());
        Map<Integer, String> passages = new LinkedHashMap<>();
        for (int i = 0; i < most; i++) {
            int number = (int) ((long) i * all.size() / most);
            passages.put(number, all.get(number));
        }
        return new MeantTexts(String.join(". ", parts), passages);
    }

    List<String> all() {
        List<String> all = new ArrayList<>();
        all.add(described);
        all.addAll(passages.values());
        return all.stream().distinct().toList();
    }

    /// @param known gives the vector of a text, if it is known
    Vectors vectors(String model, Function<String, Optional<byte[]>> known) {
        Map<Integer, byte[]> vectors = new LinkedHashMap<>();
        passages.forEach((number, text) ->
                known.apply(text).ifPresent(vector -> vectors.put(number, vector)));
        return new Vectors(model, known.apply(described), vectors);
    }
}
