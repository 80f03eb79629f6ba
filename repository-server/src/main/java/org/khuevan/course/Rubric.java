package org.khuevan.course;

import java.util.List;

/// What a person looks at when marking, and how many points each finding is.
///
/// @param criteria may be empty
public record Rubric(List<Criterion> criteria) {

    public static final Rubric NONE = new Rubric(List.of());

    public Rubric {
        criteria = List.copyOf(criteria);
    }

    /// The most that can be reached.
    public double points() {
        return criteria.stream().mapToDouble(Criterion::points).sum();
    }

    /// @param key names it within the rubric for ever
    public record Criterion(String key, String title, List<Level> levels) {
        public Criterion {
            Key.require(key);
            levels = List.copyOf(levels);
        }

        double points() {
            return levels.stream().mapToDouble(Level::points).max().orElse(0);
        }
    }

    /// @param key names it within its criterion for ever
    public record Level(String key, String title, double points) {
        public Level {
            Key.require(key);
            Numbers.requirePoints(points);
        }
    }
}
