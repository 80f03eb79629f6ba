package org.khuevan.course;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/// What must hold before a student may open an activity.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
public sealed interface Condition {

    boolean holds(Instant now, Set<ActivityId> done, Map<ActivityId, Double> grades);

    /// Not before a moment.
    record From(Instant moment) implements Condition {
        @Override
        public boolean holds(Instant now, Set<ActivityId> done, Map<ActivityId, Double> grades) {
            return !now.isBefore(moment);
        }
    }

    /// Only before a moment.
    record Until(Instant moment) implements Condition {
        @Override
        public boolean holds(Instant now, Set<ActivityId> done, Map<ActivityId, Double> grades) {
            return now.isBefore(moment);
        }
    }

    /// After another activity is done.
    record After(ActivityId activity) implements Condition {
        @Override
        public boolean holds(Instant now, Set<ActivityId> done, Map<ActivityId, Double> grades) {
            return done.contains(activity);
        }
    }

    /// After a grade was reached in another activity.
    record MinimumGrade(ActivityId activity, int percent) implements Condition {
        public MinimumGrade {
            if (percent < 1 || percent > 100) {
                throw new IllegalArgumentException("not a percentage: " + percent);
            }
        }

        @Override
        public boolean holds(Instant now, Set<ActivityId> done, Map<ActivityId, Double> grades) {
            // Grades are sums of parts; a third three times is not quite one.
            return grades.getOrDefault(activity, 0.0) * 100 >= percent - 1e-6;
        }
    }
}
