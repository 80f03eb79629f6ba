package org.khuevan.benchmarks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/// The list of courses, of which there are many and each is long, against PostgreSQL handing over
/// all of their contents.
///
/// Option: `--courses=2000`.
final class ManyCourses implements Benchmark {

    private static final int TIMES = 200;
    private static final int LESSONS = 30;

    @Override
    public String name() {
        return "courses";
    }

    @Override
    public Table run(Setting setting) throws Exception {
        int courses = setting.number("courses", 2_000);
        Path data = setting.work().resolve("data");
        Table table =
                new Table(
                        courses + " open courses of " + LESSONS + " written lessons",
                        "What",
                        "Median",
                        "95th percentile");
        try (Platform platform = Platform.start(setting.jar(), data);
                HttpClient client = HttpClient.newHttpClient()) {
            multiply(data, course(platform), courses);
            for (String path :
                    List.of(
                            "/api/courses?size=20",
                            "/api/courses?subject=music&hours=10&size=20",
                            "/api/courses?size=20&from=" + (courses - 20),
                            "/courses")) {
                URI address = URI.create(platform.address() + path);
                Times times =
                        Times.of(
                                TIMES,
                                _ -> {
                                    var request =
                                            HttpRequest.newBuilder(address)
                                                    .header("Accept", "text/html, application/json")
                                                    .build();
                                    var answer = client.send(request, BodyHandlers.ofString());
                                    if (answer.statusCode() != 200) {
                                        throw new IllegalStateException(answer.body());
                                    }
                                });
                row(table, "`" + path + "`", times);
            }
            row(table, "bare PostgreSQL: the contents of all", whole(data));
        }
        return table;
    }

    private static void row(Table table, String what, Times times) {
        table.row(what, Table.milliseconds(times.median()), Table.milliseconds(times.at(0.95)));
    }

    private static String course(Platform platform) throws Exception {
        Lessons lessons = new Lessons(1);
        List<Map<String, Object>> pages =
                java.util.stream.IntStream.range(0, LESSONS)
                        .mapToObj(i ->
                                Map.<String, Object>of(
                                        "is",
                                        "WrittenPage",
                                        "id",
                                        "%012d".formatted(i),
                                        "title",
                                        "Bài " + i,
                                        "offer",
                                        MadeCourse.OPEN,
                                        "text",
                                        String.join("\n\n", lessons.sections(2))))
                        .toList();
        return MadeCourse.published(platform, "Khóa học", List.of("music"), 5, pages);
    }

    /// The same course many times, straight into the tables.
    private static void multiply(Path data, String course, int count) throws Exception {
        try (Connection database = QuizRush.connect(data);
                PreparedStatement copy =
                        database.prepareStatement(
                                """
                                with one as (select * from course where id = ?),
                                made as (
                                    insert into course (id, organisation, joining, published_version,
                                                        created_at)
                                    select lpad(n::text, 12, '0'), organisation, 'OPEN', 1, created_at
                                    from one, generate_series(2, ?) n returning id
                                ), taught as (
                                    insert into course_teacher (course, account, position)
                                    select made.id, t.account, 1 from made, one, course_teacher t
                                    where t.course = one.id
                                )
                                insert into course_version (course, number, state, content, saved_at,
                                                            published_at)
                                select made.id, 1, 'PUBLISHED', v.content, v.saved_at, v.published_at
                                from made, one, course_version v where v.course = one.id
                                """);
                Statement statement = database.createStatement()) {
            copy.setString(1, course);
            copy.setInt(2, count);
            copy.executeUpdate();
            statement.execute("analyze course, course_version, course_teacher");
        }
    }

    private static Times whole(Path data) throws Exception {
        try (Connection database = QuizRush.connect(data);
                PreparedStatement query =
                        database.prepareStatement("select content from course_version")) {
            return Times.of(
                    10,
                    _ -> {
                        try (ResultSet rows = query.executeQuery()) {
                            while (rows.next()) {
                                rows.getString(1);
                            }
                        }
                    });
        }
    }
}
