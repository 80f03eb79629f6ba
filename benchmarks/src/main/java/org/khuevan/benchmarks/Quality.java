package org.khuevan.benchmarks;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// How good answers are, averaged over queries. Of each only the first ten count.
final class Quality {

    static final int DEPTH = 10;

    private int queries;
    private double recall;
    private double reciprocalRank;
    private double gain;
    private int empty;

    /// @param found in order
    /// @param judged what would be right, with grades
    void add(List<String> found, Map<String, Integer> judged) {
        queries++;
        if (found.isEmpty()) {
            empty++;
        }
        List<String> first = found.subList(0, Math.min(DEPTH, found.size()));
        long right = first.stream().filter(judged::containsKey).count();
        recall += (double) right / Math.min(DEPTH, judged.size());
        for (int i = 0; i < first.size(); i++) {
            if (judged.containsKey(first.get(i))) {
                reciprocalRank += 1.0 / (i + 1);
                break;
            }
        }
        List<Integer> ideal =
                judged.values().stream().sorted(Comparator.reverseOrder()).limit(DEPTH).toList();
        gain += gain(first.stream().map(id -> judged.getOrDefault(id, 0)).toList()) / gain(ideal);
    }

    private static double gain(List<Integer> grades) {
        double gain = 0;
        for (int i = 0; i < grades.size(); i++) {
            gain += (Math.pow(2, grades.get(i)) - 1) / (Math.log(i + 2.0) / Math.log(2));
        }
        return gain;
    }

    double recall() {
        return recall / queries;
    }

    double reciprocalRank() {
        return reciprocalRank / queries;
    }

    double gain() {
        return gain / queries;
    }

    double empty() {
        return (double) empty / queries;
    }
}
