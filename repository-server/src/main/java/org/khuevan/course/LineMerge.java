package org.khuevan.course;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts two changes of the same text together, line by line (diff3).
final class LineMerge {

    private LineMerge() {}

    /// @param base what both began with
    /// @return empty if both changed the same lines, or lines side by side, otherwise: only a
    ///   person can tell then
    static Optional<String> merged(String base, String mine, String theirs) {
        List<String> lines = lines(base);
        List<AbstractDelta<String>> ours = changes(lines, mine);
        List<AbstractDelta<String>> others = changes(lines, theirs);
        if (ours.stream()
                .anyMatch(one -> others.stream().anyMatch(two -> areInEachOthersWay(one, two)))) {
            return Optional.empty();
        }
        List<AbstractDelta<String>> all = new ArrayList<>(ours);
        others.stream()
                .filter(other -> ours.stream().noneMatch(one -> isSame(one, other)))
                .forEach(all::add);
        // From the end, so that those before stay where they are.
        all.sort((one, two) -> Integer.compare(start(two), start(one)));
        List<String> merged = new ArrayList<>(lines);
        for (AbstractDelta<String> change : all) {
            List<String> replaced = merged.subList(start(change), end(change));
            replaced.clear();
            replaced.addAll(change.getTarget().getLines());
        }
        return Optional.of(String.join("\n", merged));
    }

    private static List<String> lines(String text) {
        return List.of(text.split("\n", -1));
    }

    private static List<AbstractDelta<String>> changes(List<String> base, String text) {
        return DiffUtils.diff(base, lines(text)).getDeltas();
    }

    private static boolean areInEachOthersWay(
            AbstractDelta<String> one, AbstractDelta<String> two) {
        return start(one) <= end(two) && start(two) <= end(one) && !isSame(one, two);
    }

    private static boolean isSame(AbstractDelta<String> one, AbstractDelta<String> two) {
        return one.getSource().equals(two.getSource())
                && one.getTarget().getLines().equals(two.getTarget().getLines());
    }

    private static int start(AbstractDelta<String> change) {
        return change.getSource().getPosition();
    }

    private static int end(AbstractDelta<String> change) {
        Chunk<String> source = change.getSource();
        return source.getPosition() + source.size();
    }
}
