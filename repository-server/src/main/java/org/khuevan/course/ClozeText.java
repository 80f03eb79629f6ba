package org.khuevan.course;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khuevan.course.Question.Cloze;
import org.khuevan.course.Question.Gap;

/// A cloze as teachers write it, with what is right inside the gaps:
///
/// - `[[Hà Nội|Thăng Long]]`: words, any of them is right;
/// - `[[*Hà Nội|Huế|Đà Nẵng]]`: to choose from, the one with the star is right;
/// - `[[#3,14±0,01 m]]`: a number with its tolerance and its unit.
///
/// A gap that is written as before stays the same one, with what this form does not show; one that
/// is changed where it stands keeps its key, its weight and what is not shown.
public final class ClozeText {

    private static final Pattern GAP = Pattern.compile("\\[\\[(.+?)]]", Pattern.DOTALL);

    private ClozeText() {}

    /// Its text with the gaps written out.
    public static String write(Cloze cloze) {
        String text = cloze.stem().text();
        for (Gap gap : cloze.gaps()) {
            text = text.replace(Cloze.mark(gap.key()), "[[" + GapText.of(gap.filling()) + "]]");
        }
        return text;
    }

    /// @param stem with a text in which gaps are written out
    /// @param before the gaps that there were
    /// @param marksMatter whether Vietnamese marks may not be left out
    public static Cloze read(
            Question.Stem stem, List<Gap> before, boolean marksMatter, SecureRandom random) {
        List<String> written = GAP.matcher(stem.text()).results().map(ClozeText::inside).toList();
        List<Optional<Gap>> known = known(written, before);
        List<Gap> gaps = new ArrayList<>();
        String text =
                GAP.matcher(stem.text())
                        .replaceAll(found -> {
                            Optional<Gap> old = known.get(gaps.size());
                            Gap gap =
                                    new Gap(
                                            old.map(Gap::key).orElseGet(() -> Key.random(random)),
                                            old.map(Gap::weight).orElse(1.0),
                                            new GapText(old.map(Gap::filling), marksMatter, random)
                                                    .read(inside(found)));
                            gaps.add(gap);
                            return Matcher.quoteReplacement(Cloze.mark(gap.key()));
                        });
        return new Cloze(
                new Question.Stem(stem.id(), stem.name(), text, stem.points(), stem.feedback()),
                gaps);
    }

    private static String inside(MatchResult found) {
        return found.group(1).strip();
    }

    /// For each gap that is written, the old one that it is: the next that reads the same, or else
    /// the one that follows the old one of the gap before it.
    private static List<Optional<Gap>> known(List<String> written, List<Gap> before) {
        Integer[] places = new Integer[written.size()];
        Set<Integer> taken = new HashSet<>();
        for (int i = 0; i < places.length; i++) {
            for (int old = 0; old < before.size() && places[i] == null; old++) {
                if (GapText.of(before.get(old).filling()).equals(written.get(i))
                        && taken.add(old)) {
                    places[i] = old;
                }
            }
        }
        List<Optional<Gap>> known = new ArrayList<>();
        int next = 0;
        for (Integer place : places) {
            boolean isChanged = place == null && next < before.size() && taken.add(next);
            int old = place != null ? place : isChanged ? next : -1;
            known.add(old < 0 ? Optional.empty() : Optional.of(before.get(old)));
            next = old < 0 ? next : old + 1;
        }
        return known;
    }
}
