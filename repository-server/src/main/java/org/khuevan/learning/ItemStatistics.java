package org.khuevan.learning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khuevan.course.QuestionId;

/// How the questions of a quiz did, by classical test theory. Pure functions.
public final class ItemStatistics {

    /// Below this, chance says more than the question.
    private static final int FEWEST = 5;

    private ItemStatistics() {}

    /// What one student earned in one attempt.
    ///
    /// @param credits from 0 to 1 by question
    /// @param points of the questions
    public record Response(Map<QuestionId, Double> credits, Map<QuestionId, Double> points) {

        public Response {
            credits = Map.copyOf(credits);
            points = Map.copyOf(points);
        }

        /// What the other questions earned, as a share.
        private double without(QuestionId question) {
            double all = 0;
            double earned = 0;
            for (var credit : credits.entrySet()) {
                if (!credit.getKey().equals(question)) {
                    double worth = points.getOrDefault(credit.getKey(), 1.0);
                    all += worth;
                    earned += worth * credit.getValue();
                }
            }
            return all > 0 ? earned / all : 0;
        }
    }

    /// @param answers how many students had it
    /// @param facility the mean credit, from 0 (nobody knew it) to 1 (everybody did)
    /// @param discrimination the correlation of its credit with what the same students earned in
    ///   the other questions, from -1 to 1; empty for too few students or where all are alike
    public record Item(
            QuestionId question, int answers, double facility, Optional<Double> discrimination) {}

    /// In the order in which questions are met.
    public static List<Item> of(List<Response> responses) {
        Map<QuestionId, List<Response>> having = new LinkedHashMap<>();
        responses.forEach(response ->
                response.credits()
                        .keySet()
                        .forEach(question ->
                                having.computeIfAbsent(question, _ -> new ArrayList<>())
                                        .add(response)));
        return having.entrySet().stream().map(e -> item(e.getKey(), e.getValue())).toList();
    }

    private static Item item(QuestionId question, List<Response> responses) {
        double[] own =
                responses.stream()
                        .mapToDouble(r -> r.credits().getOrDefault(question, 0.0))
                        .toArray();
        double[] rest = responses.stream().mapToDouble(r -> r.without(question)).toArray();
        return new Item(
                question,
                own.length,
                java.util.Arrays.stream(own).average().orElse(0),
                own.length < FEWEST ? Optional.empty() : correlation(own, rest));
    }

    /// Pearson's; empty if one of them does not vary.
    static Optional<Double> correlation(double[] x, double[] y) {
        double meanX = java.util.Arrays.stream(x).average().orElse(0);
        double meanY = java.util.Arrays.stream(y).average().orElse(0);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        double spread = Math.sqrt(xx * yy);
        return spread < 1e-9 ? Optional.empty() : Optional.of(Math.clamp(xy / spread, -1, 1));
    }
}
