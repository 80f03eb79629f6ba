package org.khuevan.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Students who take a quiz as browsers do: each begins in the first tenth of the time, answers
/// every question at moments of their own, and hands in; half of them in the last tenth. What is
/// not acknowledged is sent again until it is.
final class QuizTakers {

    private static final long SEED = 20_261_125;

    private final Supplier<String> address;
    private final QuizRush.Quiz quiz;
    private final int first;
    private final int count;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();
    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, Queue<Long>> times =
            Collections.synchronizedMap(new LinkedHashMap<>());

    /// By attempt and question: what was acknowledged last.
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    QuizTakers(Supplier<String> address, QuizRush.Quiz quiz, int first, int count) {
        this.address = address;
        this.quiz = quiz;
        this.first = first;
        this.count = count;
    }

    void run(int seconds) throws Exception {
        long start = System.nanoTime();
        all(student -> take(student, start, seconds));
    }

    /// All of them begin within so many seconds, as when somebody says "now", and do nothing else.
    void begin(int seconds) throws Exception {
        long start = System.nanoTime();
        all(student -> {
            wait(start, random(student).nextDouble() * seconds);
            begin("begin, all within " + seconds + " s", student);
        });
    }

    private interface Doing {
        void by(int student) throws Exception;
    }

    private void all(Doing doing) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> all =
                    IntStream.range(first, first + count)
                            .mapToObj(student ->
                                    threads.submit(() -> {
                                        doing.by(student);
                                        return true;
                                    }))
                            .toList();
            for (Future<Boolean> one : all) {
                one.get();
            }
        }
    }

    /// Unlike `Random`, whose first numbers for neighbouring seeds are nearly the same.
    private static SplittableRandom random(int student) {
        return new SplittableRandom(SEED + student);
    }

    private void take(int student, long start, int seconds) throws Exception {
        SplittableRandom random = random(student);
        double begin = random.nextDouble() * 0.1;
        double end =
                random.nextBoolean()
                        ? 0.9 + random.nextDouble() * 0.1
                        : 0.5 + random.nextDouble() * 0.4;
        double[] moments = random.doubles(quiz.questions().size(), begin, end).sorted().toArray();
        wait(start, begin * seconds);
        JsonNode sheet = begin("begin", student);
        String attempt = "/api/learning/attempts/" + sheet.path("id").asString();
        for (int i = 0; i < moments.length; i++) {
            wait(start, moments[i] * seconds);
            String question = quiz.questions().get(i);
            String key = "k" + random.nextInt(4);
            send(
                    student,
                    "answer",
                    "PUT",
                    attempt + "/answers/" + question,
                    "{\"given\":{\"is\":\"Chosen\",\"keys\":[\"" + key + "\"]},\"revision\":1}");
            acknowledged.put(sheet.path("id").asString() + " " + question, key);
        }
        wait(start, end * seconds);
        send(student, "hand in", "POST", attempt + "/submit", "");
    }

    private JsonNode begin(String what, int student) throws InterruptedException {
        return json.readTree(
                send(
                        student,
                        what,
                        "POST",
                        "/api/learning/courses/"
                                + quiz.course()
                                + "/activities/"
                                + quiz.activity()
                                + "/attempts",
                        ""));
    }

    private static void wait(long start, double seconds) throws InterruptedException {
        long left = start + (long) (seconds * 1e9) - System.nanoTime();
        if (left > 0) {
            Thread.sleep(Duration.ofNanos(left));
        }
    }

    /// Until it is acknowledged, as the outbox of a browser does.
    private String send(int student, String what, String method, String path, String body)
            throws InterruptedException {
        while (true) {
            long start = System.nanoTime();
            try {
                HttpResponse<String> response =
                        client.send(
                                HttpRequest.newBuilder(URI.create(address.get() + path))
                                        .timeout(Duration.ofSeconds(30))
                                        .header(
                                                "Authorization",
                                                "Bearer " + QuizRush.token(student))
                                        .header("Content-Type", "application/json")
                                        .method(method, BodyPublishers.ofString(body))
                                        .build(),
                                BodyHandlers.ofString());
                if (response.statusCode() / 100 == 2) {
                    times.computeIfAbsent(what, _ -> new ConcurrentLinkedQueue<>())
                            .add(System.nanoTime() - start);
                    return response.body();
                }
                if (response.statusCode() / 100 == 4) {
                    throw new IllegalStateException(path + ": " + response.body());
                }
            } catch (IOException _) {
                // The platform was killed, or is not up again.
            }
            Thread.sleep(200);
        }
    }

    int acknowledged() {
        return acknowledged.size();
    }

    void report(Table table) {
        times.forEach(
                (what, all) -> row(table, what, all.stream().mapToLong(Long::longValue).toArray()));
    }

    static void row(Table table, String what, long[] nanoseconds) {
        Times times = new Times(nanoseconds);
        table.row(
                what,
                nanoseconds.length,
                Table.milliseconds(times.median()),
                Table.milliseconds(times.at(0.95)),
                Table.milliseconds(times.highest()),
                "");
    }

    /// How many acknowledged answers the database does not have.
    int lost(Connection connection) throws Exception {
        try (Connection database = connection;
                PreparedStatement query =
                        database.prepareStatement(
                                "select attempt || ' ' || question, given -> 'keys' ->> 0 from"
                                        + " answer");
                ResultSet rows = query.executeQuery()) {
            Map<String, String> kept = new ConcurrentHashMap<>();
            while (rows.next()) {
                kept.put(rows.getString(1), rows.getString(2));
            }
            return (int)
                    acknowledged.entrySet().stream()
                            .filter(one -> !one.getValue().equals(kept.get(one.getKey())))
                            .count();
        }
    }
}
