package org.khuevan.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.khuevan.catalogue.MaterialId;

/// How the best hits are weighed against each other.
class RankingTest {

    @Test
    void pagesNeitherOverlapNorLeaveOut() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Candidate> all =
                IntStream.range(0, 300)
                        .mapToObj(i ->
                                new Candidate(
                                        i,
                                        new MaterialId("%012d".formatted(i)),
                                        9 - i * 0.003,
                                        random.nextInt(),
                                        random.nextInt(300)))
                        .toList();
        List<Integer> seen = new ArrayList<>();
        for (int from = 0; from < 300; from += 20) {
            // An engine finds as many as the page needs, and a hundred at least.
            List<Candidate> found = all.subList(0, Math.max(Ranking.WINDOW, from + 20));
            new Ranking(List.of(), Instant.now())
                    .of(found)
                    .subList(from, from + 20)
                    .forEach(one -> seen.add(one.candidate().doc()));
        }
        assertThat(seen).as("seed %s", seed).doesNotHaveDuplicates().hasSize(300);
    }
}
