package org.khuevan.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.khuevan.learning.Deed.What;

/// What holds for the progress of any student, over deeds made up from a seed.
class ProgressTest {

    private static final int LONGEST = 400;

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSameDeedsInAnyOrderAndAnyNumberOfTimesGiveTheSameProgress(long seed) {
        Random random = new Random(seed);
        List<Deed> once = deeds(random);
        List<Deed> again = new ArrayList<>(once);
        if (!once.isEmpty()) {
            IntStream.range(0, random.nextInt(20))
                    .forEach(_ -> again.add(once.get(random.nextInt(once.size()))));
        }
        Collections.shuffle(again, random);

        assertThat(Progress.of(again)).isEqualTo(Progress.of(once));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void itDoesNotMatterInWhichPartsDeedsWereTakenIn(long seed) {
        Random random = new Random(seed);
        List<Deed> all = deeds(random);
        int cut = random.nextInt(all.size() + 1);
        Progress first = Progress.of(all.subList(0, cut));
        Progress second = Progress.of(all.subList(cut, all.size()));

        assertThat(first.and(second)).isEqualTo(Progress.of(all)).isEqualTo(second.and(first));
        assertThat(first.and(first)).isEqualTo(first);
        assertThat(first.and(Progress.NONE)).isEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatWasWatchedIsTheUnionOfWhatWasPlayedAndNotTheFurthestPoint(long seed) {
        Random random = new Random(seed);
        List<Deed> deeds = deeds(random);
        BitSet played = new BitSet();
        for (Deed deed : deeds) {
            if (deed.what() instanceof What.Played(Interval(long from, long to))) {
                played.set((int) from, (int) to);
            }
        }
        Watched watched = Progress.of(deeds).watched();
        Interval stretch = interval(random);

        assertThat(watched.length()).isEqualTo(played.cardinality());
        assertThat(watched.within(stretch).length())
                .isEqualTo(played.get((int) stretch.from(), (int) stretch.to()).cardinality());
        assertThat(new Extent.Playing(stretch).share(Progress.of(deeds))).isBetween(0.0, 1.0);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void moreDeedsNeverMakeLessProgress(long seed) {
        Random random = new Random(seed);
        Progress before = Progress.of(deeds(random));
        Progress after = before.and(Progress.of(deeds(random)));
        for (Extent extent :
                List.of(
                        new Extent.Playing(interval(random)),
                        new Extent.Pages(2, 9),
                        new Extent.Printed(new Extent.Pages(3, 4)),
                        new Extent.Text())) {
            assertThat(extent.share(after)).isGreaterThanOrEqualTo(extent.share(before));
        }
    }

    private static List<Deed> deeds(Random random) {
        return IntStream.range(0, random.nextInt(12)).mapToObj(_ -> deed(random)).toList();
    }

    private static Deed deed(Random random) {
        What what =
                switch (random.nextInt(5)) {
                    case 0 -> new What.ReadThrough();
                    case 1 -> new What.Saw(1 + random.nextInt(12));
                    default -> new What.Played(interval(random));
                };
        // Clocks that show the same time are part of life.
        Instant at = Instant.ofEpochSecond(random.nextInt(4));
        return new Deed(new UUID(random.nextLong(), random.nextLong()), at, what);
    }

    private static Interval interval(Random random) {
        long from = random.nextInt(LONGEST);
        return new Interval(from, from + 1 + random.nextInt(LONGEST / 4));
    }
}
