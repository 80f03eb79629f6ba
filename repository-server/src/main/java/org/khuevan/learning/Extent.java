package org.khuevan.learning;

/// How much there is to do in an activity that is looked at, and how much of it was done.
public sealed interface Extent {

    /// From this share on, something counts as done: credits at the end of a video and a blank last
    /// page keep nobody from finishing.
    double ENOUGH = 0.9;

    /// A recording, or a stretch of one.
    record Playing(Interval stretch) implements Extent {}

    /// Pages or slides.
    ///
    /// @param first counted from 1
    /// @param last in it
    record Pages(int first, int last) implements Extent {

        public Pages {
            if (first < 1 || last < first) {
                throw new IllegalArgumentException("not a range of pages: " + first + "–" + last);
            }
        }
    }

    /// The pages of a text that is shown as it is printed. Whoever read it to its end before there
    /// was a print is done with it.
    record Printed(Pages pages) implements Extent {}

    /// A text that is read to its end.
    record Text() implements Extent {}

    /// How much of it was done, from 0 to 1.
    default double share(Progress progress) {
        return switch (this) {
            case Playing(Interval stretch) ->
                    (double) progress.watched().within(stretch).length() / stretch.length();
            case Pages(int first, int last) ->
                    (double) progress.pages().subSet(first, last + 1).size() / (last - first + 1);
            case Printed(Pages pages) -> progress.readThrough() ? 1 : pages.share(progress);
            case Text() -> progress.readThrough() ? 1 : 0;
        };
    }

    default boolean isDone(Progress progress) {
        return share(progress) >= ENOUGH;
    }
}
