package org.khuevan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Kills the platform with SIGKILL at seeded random moments of an upload's way, now and then after
/// the children that examine its file, and looks after the last restart whether everything that it
/// acknowledged is there.
///
/// Two platforms live and die beside each other, which takes less time than one after the other. To
/// see a failure again, run with the seed it printed: `-Dkill.seed=…`. `-Dkill.times=…` kills more
/// often.
@Execution(ExecutionMode.CONCURRENT)
class NothingIsLostTest {

    private static final Logger LOG = LoggerFactory.getLogger(NothingIsLostTest.class);
    private static final int TIMES = Integer.getInteger("kill.times", 50);
    private static final long SEED = Long.getLong("kill.seed", System.nanoTime());

    /// The moments at which it is killed, in turn.
    private enum Moment {
        MID_UPLOAD,
        AFTER_THE_BYTES,
        MID_EXAMINATION,
        BEFORE_INDEXING,
        MID_COMMIT
    }

    /// What the platform has acknowledged of one material.
    private static final class Promise {
        private final String word;
        private final byte[] bytes;
        private String material = "";
        private String upload = "";
        private long offset;
        private boolean whole;
        private boolean published;

        Promise(String word, byte[] bytes) {
            this.word = word;
            this.bytes = bytes;
        }
    }

    @TempDir Path data;

    private Random random = new Random(SEED);
    private final List<Promise> promises = new ArrayList<>();
    private PlatformProcess platform;

    @AfterEach
    void stop() throws Exception {
        if (platform != null) {
            platform.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void whateverWasAcknowledgedIsThereAfterAnyKill(int life) throws Exception {
        LOG.warn("kill.seed={}", SEED);
        random = new Random(SEED + life);
        int times = TIMES / 2;
        platform = new PlatformProcess(data);
        for (int i = 0; i < times; i++) {
            platform.start();
            resumeTheLast();
            Moment moment = Moment.values()[i % Moment.values().length];
            Promise promise = new Promise("tu" + i + "kill" + Math.abs(SEED % 1000), bytes(moment));
            promises.add(promise);
            try {
                live(promise, moment);
            } finally {
                platform.kill();
            }
        }
        platform.start();
        for (Promise promise : promises) {
            keepGoing(promise);
        }
        PlatformProcess.eventually(
                "everything is examined", () -> promises.stream().allMatch(this::isExamined));
        for (Promise promise : promises) {
            assertThat(kept(promise)).as("bytes of %s", promise.word).isEqualTo(promise.bytes);
        }
        PlatformProcess.eventually(
                "everything published is found",
                () -> promises.stream().filter(p -> p.published).allMatch(this::isFound));
        assertThat(promises.stream().filter(p -> p.published).count())
                .as("the test got far enough to mean something")
                .isGreaterThan(times / 3);
    }

    private byte[] bytes(Moment moment) {
        byte[] bytes = new byte[moment == Moment.MID_UPLOAD ? 4_000_000 : 60_000];
        random.nextBytes(bytes);
        return bytes;
    }

    /// Goes on until the moment has come; returning means: kill now.
    private void live(Promise promise, Moment moment) throws Exception {
        create(promise);
        if (moment == Moment.MID_UPLOAD) {
            int pieces = random.nextInt(8);
            for (int i = 0; i < pieces; i++) {
                append(promise, 500_000);
            }
            Thread killer =
                    Thread.ofVirtual()
                            .unstarted(() -> {
                                PlatformProcess.sleep(random.nextInt(20));
                                platform.killSoon();
                            });
            killer.start();
            appendUnlessKilled(promise);
            // Later it would kill the next one.
            killer.join();
            return;
        }
        append(promise, promise.bytes.length);
        switch (moment) {
            case MID_UPLOAD -> throw new IllegalStateException();
            case AFTER_THE_BYTES -> PlatformProcess.sleep(random.nextInt(40));
            case MID_EXAMINATION -> {
                publish(promise);
                PlatformProcess.sleep(random.nextInt(900));
                if (random.nextBoolean()) {
                    // The platform has some time to make of it what it will.
                    platform.killReaders();
                    PlatformProcess.sleep(random.nextInt(300));
                }
            }
            case BEFORE_INDEXING -> {
                publish(promise);
                PlatformProcess.eventually("it is examined", () -> isExamined(promise));
                PlatformProcess.sleep(random.nextInt(60));
            }
            case MID_COMMIT -> {
                publish(promise);
                PlatformProcess.sleep(1_000 + random.nextInt(3_500));
            }
        }
    }

    private void resumeTheLast() throws Exception {
        if (!promises.isEmpty() && random.nextBoolean()) {
            keepGoing(promises.getLast());
        }
    }

    /// Ends what was begun, from where the platform says that it is.
    private void keepGoing(Promise promise) throws Exception {
        if (promise.material.isEmpty()) {
            create(promise);
        }
        HttpResponse<String> head = platform.tus(promise.upload, "HEAD").send();
        assertThat(head.statusCode()).as("upload %s", promise.word).isEqualTo(200);
        long offset = Long.parseLong(head.headers().firstValue("Upload-Offset").orElseThrow());
        assertThat(offset)
                .as("what was acknowledged of %s", promise.word)
                .isGreaterThanOrEqualTo(promise.offset);
        promise.offset = offset;
        promise.whole = offset == promise.bytes.length;
        while (!promise.whole) {
            append(promise, 2_000_000);
        }
        if (!promise.published) {
            publish(promise);
        }
    }

    private void create(Promise promise) throws Exception {
        if (promise.material.isEmpty()) {
            promise.material = platform.newMaterial(promise.word);
        }
        HttpResponse<String> begun =
                platform.newUpload(promise.material, "tep.bin", promise.bytes.length).send();
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
        promise.upload = begun.headers().firstValue("Location").orElseThrow();
    }

    private void append(Promise promise, int count) throws Exception {
        int from = (int) promise.offset;
        int to = Math.min(promise.bytes.length, from + count);
        HttpResponse<String> taken =
                platform.tus(
                                promise.upload,
                                "PATCH",
                                Arrays.copyOfRange(promise.bytes, from, to),
                                from)
                        .send();
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(204);
        promise.offset = to;
        promise.whole = to == promise.bytes.length;
    }

    private void appendUnlessKilled(Promise promise) throws Exception {
        try {
            append(promise, promise.bytes.length);
        } catch (IOException _) {
            // Killed while it listened: nothing was promised.
        }
    }

    private void publish(Promise promise) throws Exception {
        platform.publish(promise.material);
        promise.published = true;
    }

    private boolean isExamined(Promise promise) {
        String body = platform.get("/api/materials/" + promise.material);
        assertThat(body).as(promise.word).contains("\"examination\"").doesNotContain("\"failed\"");
        return body.contains("\"state\":\"done\"");
    }

    private boolean isFound(Promise promise) {
        return platform.get("/api/search?q=" + promise.word).contains(promise.material);
    }

    private byte[] kept(Promise promise) throws Exception {
        String url =
                match(
                        "\"url\":\"(/files/[^\"]+)\"",
                        platform.get("/api/materials/" + promise.material));
        return platform.bytes(url);
    }

    private static String match(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group(1);
    }
}
