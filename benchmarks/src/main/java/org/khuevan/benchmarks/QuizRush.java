package org.khuevan.benchmarks;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/// Two thousand students finish the same quiz in the same few minutes; then some of them once more
/// while the platform is killed in the middle. As many more begin within five seconds. The same
/// answers are also written into a bare table of the same PostgreSQL.
///
/// Options: `--students=2000`, `--quiz-seconds=300`.
final class QuizRush implements Benchmark {

    private static final int QUESTIONS = 10;
    private static final int KILLED_STUDENTS = 300;
    private static final int KILLED_SECONDS = 40;
    private static final int WARMING_STUDENTS = 200;
    private static final int WARMING_SECONDS = 20;
    private static final int AT_ONCE_SECONDS = 5;
    private static final String TOKEN = "kv_student-of-the-benchmark-";

    @Override
    public String name() {
        return "quiz";
    }

    @Override
    public Table run(Setting setting) throws Exception {
        int students = setting.number("students", 2_000);
        int seconds = setting.number("quiz-seconds", 300);
        Path data = setting.work().resolve("data");
        Table table =
                new Table(
                        students
                                + " students, one quiz of "
                                + QUESTIONS
                                + " questions, "
                                + seconds
                                + " s",
                        "What",
                        "Requests",
                        "Median",
                        "95th percentile",
                        "Highest",
                        "Lost");
        AtomicReference<Platform> platform =
                new AtomicReference<>(Platform.start(setting.jar(), data));
        try {
            Quiz quiz = quiz(platform.get());
            int others = students + KILLED_STUDENTS;
            int crowd = others + WARMING_STUDENTS;
            enrol(data, crowd + students, quiz);
            // No class meets a platform in its first seconds.
            new QuizTakers(() -> platform.get().address(), quiz, others, WARMING_STUDENTS)
                    .run(WARMING_SECONDS);
            QuizTakers rush = new QuizTakers(() -> platform.get().address(), quiz, 0, students);
            rush.run(seconds);
            rush.report(table);
            QuizTakers atOnce =
                    new QuizTakers(() -> platform.get().address(), quiz, crowd, students);
            atOnce.begin(AT_ONCE_SECONDS);
            atOnce.report(table);
            table.row(
                    "answers acknowledged and not kept", "", "", "", "", rush.lost(connect(data)));
            bare(table, data, students);

            QuizTakers killed =
                    new QuizTakers(() -> platform.get().address(), quiz, students, KILLED_STUDENTS);
            Thread power =
                    Thread.ofVirtual()
                            .start(() -> restart(setting.jar(), data, platform, KILLED_SECONDS));
            killed.run(KILLED_SECONDS);
            power.join();
            table.row(
                    "`kill -9` while " + KILLED_STUDENTS + " answer: acknowledged and not kept",
                    killed.acknowledged(),
                    "",
                    "",
                    "",
                    killed.lost(connect(data)));
        } finally {
            platform.get().close();
        }
        return table;
    }

    private static void restart(
            Path jar, Path data, AtomicReference<Platform> platform, int seconds) {
        try {
            Thread.sleep(seconds * 1000L / 2);
            platform.get().kill();
            platform.set(Platform.start(jar, data));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// @param questions their ids, in no order
    record Quiz(String course, String activity, List<String> questions) {}

    private static Quiz quiz(Platform platform) throws Exception {
        List<String> ids = IntStream.range(0, QUESTIONS).mapToObj(i -> "00000000000" + i).toList();
        List<Map<String, Object>> parts =
                ids.stream()
                        .map(id -> Map.<String, Object>of("is", "Asked", "question", question(id)))
                        .toList();
        String activity = "111111111111";
        Map<String, Object> taken =
                Map.of(
                        "is",
                        "Quiz",
                        "id",
                        activity,
                        "title",
                        "Kiểm tra",
                        "offer",
                        MadeCourse.OPEN,
                        "introduction",
                        "",
                        "parts",
                        parts,
                        "rules",
                        Map.of(
                                "shuffle",
                                true,
                                "attempts",
                                1,
                                "minutes",
                                60,
                                "counts",
                                "best",
                                "reveals",
                                "after-attempt"),
                        "weight",
                        1);
        String course =
                MadeCourse.published(platform, "Kiểm tra chung", List.of(), 1, List.of(taken));
        return new Quiz(course, activity, ids);
    }

    private static Map<String, Object> question(String id) {
        return Map.of(
                "is",
                "SingleChoice",
                "stem",
                Map.of("id", id, "name", "", "text", "Câu " + id, "points", 1, "feedback", ""),
                "choices",
                IntStream.range(0, 4)
                        .mapToObj(i ->
                                Map.of(
                                        "key",
                                        "k" + i,
                                        "text",
                                        "Phương án " + i,
                                        "credit",
                                        i == 0 ? 1 : 0,
                                        "feedback",
                                        ""))
                        .toList(),
                "shuffle",
                true);
    }

    static String token(int student) {
        return TOKEN + student;
    }

    /// Accounts with tokens, straight into the tables: making two thousand passwords is not what is
    /// measured.
    private static void enrol(Path data, int students, Quiz quiz) throws Exception {
        try (Connection database = connect(data);
                PreparedStatement account =
                        database.prepareStatement(
                                """
                                with made as (
                                    insert into account (id, login, display_name, role, organisation,
                                                         password)
                                    select gen_random_uuid(), ?, ?, 'LEARNER', organisation, password
                                    from account where login = 'admin' returning id
                                ), token as (
                                    insert into access_token (id, account, name, sha256, created_at,
                                                              expires_at)
                                    select gen_random_uuid(), id, 'benchmark', ?, now(),
                                           now() + interval '1 day' from made
                                )
                                insert into enrolment (course, account, enrolled_at)
                                select ?, id, now() from made
                                """)) {
            for (int i = 0; i < students; i++) {
                account.setString(1, "student-" + i);
                account.setString(2, "Student " + i);
                account.setString(3, sha256(token(i)));
                account.setString(4, quiz.course());
                account.executeUpdate();
            }
        }
    }

    static Connection connect(Path data) throws Exception {
        Path postgres = data.resolve("postgres");
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:"
                        + java.nio.file.Files.readString(postgres.resolve("port")).strip()
                        + "/khuevan",
                "khuevan",
                java.nio.file.Files.readString(postgres.resolve("password")).strip());
    }

    /// As many answers, each forced to the disk, into a table without anything around it.
    private static void bare(Table table, Path data, int students) throws Exception {
        int count = students * QUESTIONS;
        int writers = 8;
        try (Connection database = connect(data);
                Statement statement = database.createStatement()) {
            statement.execute("create table bare (n int primary key, given jsonb)");
        }
        long[] times = new long[count];
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Future<Boolean>> all =
                    IntStream.range(0, writers)
                            .mapToObj(writer ->
                                    threads.submit(() -> write(data, times, writer, writers)))
                            .toList();
            for (Future<Boolean> one : all) {
                one.get();
            }
        }
        QuizTakers.row(table, "bare PostgreSQL: one row at a time, " + writers + " at once", times);
    }

    private static boolean write(Path data, long[] times, int first, int step) throws Exception {
        try (Connection database = connect(data);
                PreparedStatement insert =
                        database.prepareStatement("insert into bare values (?, ?::jsonb)")) {
            for (int i = first; i < times.length; i += step) {
                long start = System.nanoTime();
                insert.setInt(1, i);
                insert.setString(2, "{\"is\":\"Chosen\",\"keys\":[\"k1\"]}");
                insert.executeUpdate();
                times[i] = System.nanoTime() - start;
            }
        }
        return true;
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(
                        MessageDigest.getInstance("SHA-256")
                                .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
}
