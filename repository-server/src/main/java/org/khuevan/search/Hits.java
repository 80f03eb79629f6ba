package org.khuevan.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.FileId;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.ingest.Place;
import org.khuevan.search.Ranking.Ranked;

/// Makes hits of what an engine found, with the words marked.
final class Hits {

    private static final int MOST_SOUGHT = 6;

    private final Marking marking;
    private final String words;
    private final boolean explained;
    private final Map<MaterialId, Near> near;

    /// @param words as they were typed, to be marked where a hit opens
    /// @param near what means what they mean
    Hits(Marking marking, String words, boolean explained, List<Near> near) {
        this.near = near.stream().collect(Collectors.toMap(Near::material, Function.identity()));
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
                ranked.isMeant(),
                passages(material, shown(material, found.passages())),
                explained ? Optional.of(explanation(found)) : Optional.empty());
    }

    /// Those that have the words, and while they are few, the one that means the same.
    private List<Ask.Passage> shown(MaterialId material, List<Ask.Passage> found) {
        Optional<ShownPassage> meant =
                Optional.ofNullable(near.get(material)).flatMap(Near::passage);
        if (meant.isEmpty()
                || found.size() >= Search.PASSAGES
                || found.stream().anyMatch(one -> one.shown().equals(meant.get()))) {
            return found;
        }
        List<Ask.Passage> shown = new ArrayList<>(found);
        shown.add(new Ask.Passage(meant.get(), 0));
        return shown;
    }

    private List<PassageHit> passages(MaterialId material, List<Ask.Passage> found) {
        List<PassageHit> hits = new ArrayList<>();
        Set<List<String>> places = new HashSet<>();
        for (Ask.Passage one : found) {
            ShownPassage passage = one.shown();
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
                                Address.of(material, file, place, sought(snippet.text())),
                                one.score()));
            }
        }
        return hits;
    }

    /// The words as they were typed if they stand there, or else what stands in their place: a
    /// synonym, another form or another spelling.
    private String sought(MarkedText text) {
        String marked =
                text.stretches().stream()
                        .filter(MarkedText.Stretch::marked)
                        .map(stretch -> stretch.text().toLowerCase(Locale.ROOT))
                        .distinct()
                        .limit(MOST_SOUGHT)
                        .collect(Collectors.joining(" "));
        List<String> typed = List.of(Plain.words(words).split(" "));
        return Stream.of(Plain.words(marked).split(" ")).allMatch(typed::contains)
                        || marked.isBlank()
                ? words
                : marked;
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
        double share = ranked.fused().map(Ranking.Fused::share).orElse(1.0);
        double meaning = ranked.fused().map(Ranking.Fused::meaning).orElse(0.0);
        found.parts()
                .forEach((kind, worth) -> signals.add(new Explanation.Signal(kind, worth * share)));
        signals.add(new Explanation.Signal(Explanation.Kind.MEANING, meaning));
        signals.add(new Explanation.Signal(Explanation.Kind.FRESHNESS, ranked.freshness()));
        signals.add(new Explanation.Signal(Explanation.Kind.USE, ranked.use()));
        signals.removeIf(signal -> signal.worth() == 0);
        signals.sort(Comparator.comparing(Explanation.Signal::worth).reversed());
        double score = signals.stream().mapToDouble(Explanation.Signal::worth).sum();
        String places = ranked.fused().map(Hits::places).orElse("");
        return new Explanation(score, signals, places + found.detail());
    }

    private static String places(Ranking.Fused fused) {
        return "place by words: %s; place by meaning: %s%n"
                .formatted(
                        fused.byWords() == 0 ? "none" : fused.byWords(),
                        fused.byMeaning() == 0
                                ? "none"
                                : "%d (likeness %.3f)"
                                        .formatted(fused.byMeaning(), fused.likeness()));
    }
}
