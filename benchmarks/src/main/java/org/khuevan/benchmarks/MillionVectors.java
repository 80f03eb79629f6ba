package org.khuevan.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.search.HandFilledIndex;

/// A million short records that have a vector each, as a small embedding model makes them: made-up
/// ones around as many centres as there are topics. How long it takes to fill, how much room they
/// need, how long it takes to find the nearest, and how many of the truly nearest are found.
final class MillionVectors {

    private static final int NUMBERS = 384;
    private static final int CENTRES = 5_000;

    /// How far from its centre a vector lies, beside the length of 1 of the centre.
    private static final double SPREAD = 0.8;

    private static final int NEAREST = 30;
    private static final int QUERIES = 1_000;

    /// For so many the truly nearest are looked for among all.
    private static final int CHECKED = 20;

    private final int count;
    private final List<MaterialId> ids = new ArrayList<>();

    private MillionVectors(int count) {
        this.count = count;
    }

    static Table measured(Path folder, int count) throws Exception {
        return new MillionVectors(count).run(folder);
    }

    private Table run(Path folder) throws Exception {
        Table table = new Table("%,d vectors of %d numbers".formatted(count, NUMBERS), "What", "");
        try (HandFilledIndex index = new HandFilledIndex(folder, "made-up")) {
            long start = System.nanoTime();
            fill(index);
            table.row("filling it", Table.seconds(System.nanoTime() - start));
            start = System.nanoTime();
            index.commit();
            table.row("packing it", Table.seconds(System.nanoTime() - start));
            table.row("its size with the records", Table.mebibytes(Million.size(folder)));
            Times times = Times.of(QUERIES, i -> index.nearest(query(i), NEAREST));
            table.row("the 30 nearest, median", Table.milliseconds(times.median()));
            table.row("the 30 nearest, 95th percentile", Table.milliseconds(times.at(0.95)));
            table.row("found of the truly nearest 30", Table.ratio(recall(index)));
        }
        return table;
    }

    private void fill(HandFilledIndex index) {
        AtomicInteger number = new AtomicInteger();
        ShortRecords.make(
                count,
                row -> {
                    try {
                        var seen =
                                Published.record(
                                        ShortRecords.description(row),
                                        ShortRecords.organisation(row),
                                        ShortRecords.published(row));
                        ids.add(seen.material().id());
                        index.put(seen, vector(number.getAndIncrement()));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private double recall(HandFilledIndex index) {
        List<PriorityQueue<Likeness>> nearest = new ArrayList<>();
        List<float[]> queries = new ArrayList<>();
        for (int i = 0; i < CHECKED; i++) {
            nearest.add(new PriorityQueue<>(Comparator.comparingDouble(Likeness::likeness)));
            queries.add(query(i));
        }
        for (int number = 0; number < count; number++) {
            float[] vector = vector(number);
            for (int i = 0; i < CHECKED; i++) {
                nearest.get(i).add(new Likeness(ids.get(number), likeness(queries.get(i), vector)));
                if (nearest.get(i).size() > NEAREST) {
                    nearest.get(i).remove();
                }
            }
        }
        long found = 0;
        for (int i = 0; i < CHECKED; i++) {
            Set<MaterialId> those = new HashSet<>(index.nearest(queries.get(i), NEAREST));
            found += nearest.get(i).stream().filter(one -> those.contains(one.material())).count();
        }
        return found / (double) (CHECKED * NEAREST);
    }

    private record Likeness(MaterialId material, double likeness) {}

    private static double likeness(float[] first, float[] second) {
        double sum = 0;
        for (int i = 0; i < NUMBERS; i++) {
            sum += first[i] * second[i];
        }
        return sum;
    }

    /// The vector of a record: always the same.
    private static float[] vector(int number) {
        SplittableRandom random = new SplittableRandom(number);
        return around(random.nextInt(CENTRES), random);
    }

    private static float[] query(int number) {
        SplittableRandom random = new SplittableRandom(-1L - number);
        return around(random.nextInt(CENTRES), random);
    }

    /// Of length 1.
    private static float[] around(int centre, SplittableRandom random) {
        SplittableRandom fixed = new SplittableRandom(1L << 40 | centre);
        float[] vector = new float[NUMBERS];
        double square = 0;
        for (int i = 0; i < NUMBERS; i++) {
            vector[i] = (float) (fixed.nextGaussian() + SPREAD * random.nextGaussian());
            square += vector[i] * vector[i];
        }
        float length = (float) Math.sqrt(square);
        for (int i = 0; i < NUMBERS; i++) {
            vector[i] /= length;
        }
        return vector;
    }
}
