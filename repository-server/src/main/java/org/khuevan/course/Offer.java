package org.khuevan.course;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How an activity is offered to students.
///
/// @param hidden students do not know of it at all
/// @param required whether the course is finished only when this is done
/// @param conditions all must hold before a student may open it
public record Offer(boolean hidden, boolean required, List<Condition> conditions) {

    /// Everybody may open it, and should.
    public static final Offer OPEN = new Offer(false, true, List.of());

    public Offer {
        conditions = List.copyOf(conditions);
    }

    /// The conditions that do not hold for a student.
    ///
    /// @param done the activities that they have done
    /// @param grades what they have reached in graded ones, 0 to 1
    public List<Condition> unmet(
            Instant now, Set<ActivityId> done, Map<ActivityId, Double> grades) {
        return conditions.stream().filter(c -> !c.holds(now, done, grades)).toList();
    }

    /// Whether it depends on what a student has done.
    public boolean waits() {
        return conditions.stream()
                .anyMatch(condition ->
                        switch (condition) {
                            case Condition.From _, Condition.Until _ -> false;
                            case Condition.After _, Condition.MinimumGrade _ -> true;
                        });
    }
}
