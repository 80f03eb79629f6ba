package org.khuevan.learning;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.khuevan.course.ActivityId;
import org.khuevan.people.AccountId;

/// Who has reached what in a course.
///
/// @param title of the course
/// @param columns what is graded, in reading order, and then what was removed after students had
///   worked in it
/// @param lines one a student, by name
public record Gradebook(String title, List<Column> columns, List<Line> lines) {

    public Gradebook {
        columns = List.copyOf(columns);
        lines = List.copyOf(lines);
    }

    /// @param weight in relation to the other columns
    /// @param removed whether it is not in the course any more; its grades are kept, and count
    ///   nothing
    public record Column(ActivityId activity, String title, double weight, boolean removed) {}

    /// @param grades from 0 to 1, one a column; empty where nothing is marked yet
    /// @param behind what the grades are for, one a column
    /// @param share how much of what is required is done, from 0 to 1
    /// @param grade of the course, from 0 to 1
    /// @param next what they would go on with
    /// @param lastSeen when they last did something here
    public record Line(
            AccountId account,
            String name,
            String login,
            Instant enrolled,
            boolean left,
            List<Optional<Double>> grades,
            List<Behind> behind,
            double share,
            Optional<Double> grade,
            boolean finished,
            Optional<ActivityId> next,
            Optional<Instant> lastSeen) {

        public Line {
            grades = List.copyOf(grades);
            behind = List.copyOf(behind);
        }
    }

    /// The lines of students whose name or login holds some words, in any case and without marks.
    public Gradebook named(String words) {
        String wanted = Folded.of(words.strip());
        return new Gradebook(
                title,
                columns,
                lines.stream()
                        .filter(line ->
                                Folded.of(line.name() + " " + line.login()).contains(wanted))
                        .toList());
    }

    /// The lines of those who are in the course now.
    public Gradebook present() {
        return new Gradebook(title, columns, lines.stream().filter(line -> !line.left()).toList());
    }

    /// The lines of those who have not finished.
    public Gradebook unfinished() {
        return new Gradebook(
                title, columns, lines.stream().filter(line -> !line.finished()).toList());
    }
}
