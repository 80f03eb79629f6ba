package org.khuevan.learning;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.khuevan.learning.Deed.What;

/// What somebody has really done with an activity.
///
/// Progress is a join of deeds: [#and] is associative, commutative and idempotent, so the same
/// deeds give the same progress in whatever order and however often they arrive.
///
/// @param pages that were seen, counted from 1
/// @param readThrough whether the end of a text was reached
/// @param place where they were last
public record Progress(
        Watched watched, SortedSet<Integer> pages, boolean readThrough, Optional<LastPlace> place) {

    public static final Progress NONE =
            new Progress(Watched.NOTHING, new TreeSet<>(), false, Optional.empty());

    public Progress {
        pages = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(pages));
    }

    /// Where somebody was: a point of time in milliseconds, or a page.
    ///
    /// @param deed tells apart what happened in the same millisecond
    public record LastPlace(Instant at, UUID deed, long where) implements Comparable<LastPlace> {

        private static final Comparator<LastPlace> ORDER =
                Comparator.comparing(LastPlace::at).thenComparing(LastPlace::deed);

        @Override
        public int compareTo(LastPlace other) {
            return ORDER.compare(this, other);
        }
    }

    public static Progress of(Deed deed) {
        return switch (deed.what()) {
            case What.Played(Interval stretch) ->
                    new Progress(
                            Watched.of(stretch),
                            new TreeSet<>(),
                            false,
                            Optional.of(new LastPlace(deed.at(), deed.id(), stretch.to())));
            case What.Saw(int page) ->
                    new Progress(
                            Watched.NOTHING,
                            new TreeSet<>(java.util.Set.of(page)),
                            false,
                            Optional.of(new LastPlace(deed.at(), deed.id(), page)));
            case What.ReadThrough() ->
                    new Progress(Watched.NOTHING, new TreeSet<>(), true, Optional.empty());
        };
    }

    public static Progress of(Collection<Deed> deeds) {
        return deeds.stream().map(Progress::of).reduce(NONE, Progress::and);
    }

    /// What was done in one or the other.
    public Progress and(Progress other) {
        SortedSet<Integer> all = new TreeSet<>(pages);
        all.addAll(other.pages);
        return new Progress(
                watched.and(other.watched),
                all,
                readThrough || other.readThrough,
                Stream.of(place, other.place)
                        .flatMap(Optional::stream)
                        .max(Comparator.naturalOrder()));
    }
}
