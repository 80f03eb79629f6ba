package org.khuevan.learning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.khuevan.course.Activity;
import org.khuevan.course.ActivityId;
import org.khuevan.course.Course;
import org.khuevan.course.CourseId;
import org.khuevan.course.Question;
import org.khuevan.course.QuestionId;
import org.khuevan.learning.ItemStatistics.Item;
import org.khuevan.learning.ItemStatistics.Response;
import org.khuevan.people.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What the teachers of a course can learn from what its students did: which seconds of a video are
/// played again or skipped, and which questions are too hard or tell nothing.
///
/// Every method throws [org.khuevan.people.NotAllowed] for those who do not teach the course, and
/// [org.khuevan.course.NoSuchCourse] for those who may not know of it.
@Service
@Transactional(readOnly = true)
public class CourseFigures {

    private static final int BUCKETS = 100;

    private final Classroom classroom;
    private final Extents extents;
    private final JdbcClient database;

    CourseFigures(Classroom classroom, Extents extents, JdbcClient database) {
        this.classroom = classroom;
        this.extents = extents;
        this.database = database;
    }

    /// A stretch of a recording, and how it was watched.
    ///
    /// @param plays how often it was played, again and again too
    /// @param students how many have seen it
    public record Watching(Interval stretch, int plays, int students) {}

    /// The whole recording in at most a hundred stretches of the same length.
    ///
    /// @return empty if the activity is no recording
    public List<Watching> watching(Actor teacher, CourseId course, ActivityId activity) {
        Activity shown = activity(classroom.taught(teacher, course), activity);
        return extents.of(shown) instanceof Extent.Playing(Interval whole)
                ? watching(course, activity, whole)
                : List.of();
    }

    /// Whether an activity is a recording, so that there is something to say of how it is watched.
    public boolean isRecording(Actor teacher, CourseId course, ActivityId activity) {
        return extents.of(activity(classroom.taught(teacher, course), activity))
                instanceof Extent.Playing;
    }

    /// A stretch counts as played where its middle was. Of each deed the stretches are computed, so
    /// that all deeds are gone through once and not once for every stretch.
    List<Watching> watching(CourseId course, ActivityId activity, Interval whole) {
        long step = Math.max(1_000, (whole.length() + BUCKETS - 1) / BUCKETS);
        return database.sql(
                        """
                        with played as (
                            select d.account,
                                   greatest(0, ceil((d.from_ms - :middle) / :step::float8)::int) as first,
                                   least(:count, ceil((d.to_ms - :middle) / :step::float8)::int) - 1
                                       as last
                            from deed d
                            where d.course = :course and d.activity = :activity and d.kind = 'PLAYED'
                                  and exists (select 1 from enrolment e
                                              where e.course = d.course and e.account = d.account)
                        ), seen as (
                            select n, count(*) as plays, count(distinct account) as students
                            from played, generate_series(first, last) n group by n
                        )
                        select :first + n * :step as from_ms, coalesce(plays, 0) as plays,
                               coalesce(students, 0) as students
                        from generate_series(0, :count - 1) n left join seen using (n) order by n
                        """)
                .param("first", whole.from())
                .param("middle", whole.from() + step / 2)
                .param("count", (int) ((whole.length() + step - 1) / step))
                .param("step", step)
                .param("course", course.value())
                .param("activity", activity.value())
                .query((row, _) -> {
                    long from = row.getLong("from_ms");
                    return new Watching(
                            new Interval(from, Math.min(from + step, whole.to())),
                            row.getInt("plays"),
                            row.getInt("students"));
                })
                .list();
    }

    /// A question and how it did.
    public record AskedQuestion(Question question, Item item) {}

    /// How the questions of a quiz did in the first attempts of its students; what waits for a
    /// person is left out.
    public List<AskedQuestion> questions(Actor teacher, CourseId course, ActivityId activity) {
        Course taught = classroom.taught(teacher, course);
        if (!(activity(taught, activity) instanceof Activity.Quiz quiz)) {
            return List.of();
        }
        Map<QuestionId, Question> known = new LinkedHashMap<>();
        org.khuevan.course.Draw.possible(taught.content(), quiz)
                .forEach(question -> known.putIfAbsent(question.id(), question));
        Map<QuestionId, Item> items = new LinkedHashMap<>();
        ItemStatistics.of(responses(course, activity))
                .forEach(item -> items.put(item.question(), item));
        return known.values().stream()
                .flatMap(question ->
                        Optional.ofNullable(items.get(question.id()))
                                .map(item -> new AskedQuestion(question, item))
                                .stream())
                .toList();
    }

    private List<Response> responses(CourseId course, ActivityId activity) {
        record Row(UUID attempt, QuestionId question, double points, double credit) {}
        List<Row> rows =
                database.sql(
                                """
                                select t.id, m.question, m.points, m.credit
                                from attempt t join question_mark m on m.attempt = t.id
                                where t.course = ? and t.activity = ? and t.number = 1
                                      and m.credit is not null
                                      and exists (select 1 from enrolment e where e.course = t.course
                                                  and e.account = t.account)
                                """)
                        .params(course.value(), activity.value())
                        .query((row, _) ->
                                new Row(
                                        row.getObject("id", UUID.class),
                                        new QuestionId(row.getString("question")),
                                        row.getDouble("points"),
                                        row.getDouble("credit")))
                        .list();
        Map<UUID, List<Row>> attempts = new LinkedHashMap<>();
        rows.forEach(
                row -> attempts.computeIfAbsent(row.attempt(), _ -> new ArrayList<>()).add(row));
        return attempts.values().stream()
                .map(attempt -> {
                    Map<QuestionId, Double> credits = new LinkedHashMap<>();
                    Map<QuestionId, Double> points = new LinkedHashMap<>();
                    attempt.forEach(row -> {
                        credits.put(row.question(), row.credit());
                        points.put(row.question(), row.points());
                    });
                    return new Response(credits, points);
                })
                .toList();
    }

    private static Activity activity(Course course, ActivityId id) {
        return course.content()
                .activity(id)
                .orElseThrow(() -> new NoSuchActivity("activity " + id));
    }
}
