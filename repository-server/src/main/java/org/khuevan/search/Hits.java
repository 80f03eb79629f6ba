package org.khuevan.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.FileId;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.ingest.Place;
import org.khuevan.search.Ranking.Ranked;

/// Makes hits of what an engine found, with the words marked.
final class Hits {

    /// Score of what is pinned, in engines; not shown.
    static final float PINNED = 1_000;

    private final Marking marking;
    private final String words;
    private final boolean explained;

    /// @param words as they were typed, to be marked where a hit opens
    Hits(Marking marking, String words, boolean explained) {
        this.marking = marking;
        this.words = words;
        this.explained = explained;
    }

    Hit of(Ask.Hit found) {
        ShownMaterial shown = found.shown();
        Ranked ranked = found.ranked();
        MaterialId material = ranked.candidate().material();
        return new Hit(
                material,
                shown.state(),
                marking.all(shown.title()),
                marking.best(shown.summary()).text(),
                shown.kind(),
                shown.type(),
                shown.language(),
                shown.authors(),
                shown.organisation(),
                shown.licence(),
                shown.published(),
                shown.extent(),
                shown.thumbnail(),
                ranked.candidate().uses(),
                ranked.pinned(),
                passages(material, found.passages()),
                explained ? Optional.of(explanation(found)) : Optional.empty());
    }

    private List<PassageHit> passages(MaterialId material, List<ShownPassage> found) {
        List<PassageHit> hits = new ArrayList<>();
        Set<List<String>> places = new HashSet<>();
        for (ShownPassage passage : found) {
            if (places.add(List.of(passage.file(), passage.place()))) {
                FileId file = new FileId(passage.file());
                Marking.Snippet snippet = marking.best(passage.text());
                Place place = at(StoredPlace.read(passage.place()), passage, snippet.offset());
                hits.add(
                        new PassageHit(
                                file,
                                passage.fileName(),
                                place,
                                snippet.text(),
                                Address.of(material, file, place, words)));
            }
        }
        return hits;
    }

    /// In speech, the caption that holds the first found word.
    private static Place at(Place whole, ShownPassage passage, int offset) {
        return StoredPlace.readCues(passage.cues()).stream()
                .filter(cue -> cue.offset() <= offset)
                .reduce((_, later) -> later)
                .map(cue -> (Place) cue.span())
                .orElse(whole);
    }

    private static Explanation explanation(Ask.Hit found) {
        Ranked ranked = found.ranked();
        List<Explanation.Signal> signals = new ArrayList<>();
        found.parts().forEach((kind, worth) -> signals.add(new Explanation.Signal(kind, worth)));
        signals.add(new Explanation.Signal(Explanation.Kind.FRESHNESS, ranked.freshness()));
        signals.add(new Explanation.Signal(Explanation.Kind.USE, ranked.use()));
        signals.removeIf(signal -> signal.worth() == 0);
        signals.sort(Comparator.comparing(Explanation.Signal::worth).reversed());
        double score = signals.stream().mapToDouble(Explanation.Signal::worth).sum();
        return new Explanation(score, signals, found.detail());
    }
}
