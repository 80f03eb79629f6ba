package org.khuevan.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.khuevan.ingest.Heard.Reason;
import org.khuevan.ingest.media.SpeechSound;
import org.khuevan.ingest.reading.Leftovers;
import org.khuevan.ingest.reading.NativeTool;
import org.khuevan.ingest.reading.Reply;
import tools.jackson.databind.json.JsonMapper;

/// Writes down what is said in a recording, with Whisper: a model of whisper.cpp (`ggml-….bin`),
/// which somebody else provides, in a child process without a network and with limits of time and
/// memory. Each call starts one child; safe for use by many threads.
public final class SpeechRecognition {

    /// `ggml`, as whisper.cpp writes it at the beginning of a model.
    private static final byte[] MAGIC = {'l', 'm', 'g', 'g'};

    /// Listening may take this many times as long as the recording, and some minutes to begin with.
    private static final int SLOWNESS = 12;

    private static final Duration BEGINNING = Duration.ofMinutes(5);
    private static final int HEAP = 512;
    private static final int ADDRESSES = 16_384;

    private final Path model;
    private final Path work;
    private final int threads;
    private final SpeechSound sound;
    private final JsonMapper json = JsonMapper.builder().build();

    /// @param model a file that [#modelIn] gave
    /// @param work a folder that stays, for the programs and for sound while it is listened to
    /// @param threads of one recording
    public SpeechRecognition(Path model, Path work, int threads) {
        this.model = model.toAbsolutePath();
        this.work = work.toAbsolutePath();
        this.threads = threads;
        try {
            Files.createDirectories(this.work);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + work + " cannot be used", e);
        }
        this.sound = new SpeechSound(this.work, Limits.standard());
    }

    /// The largest model of whisper.cpp in a folder, for it hears best; empty if there is none.
    public static Optional<Path> modelIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(SpeechRecognition::isModel)
                    .max(Comparator.comparingLong(file -> file.toFile().length()));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static boolean isModel(Path file) {
        if (!String.valueOf(file.getFileName()).endsWith(".bin") || !Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        } catch (IOException _) {
            return false;
        }
    }

    /// @param percent hears how far it is, from a thread of its own
    /// @throws UncheckedIOException if there is no room for the sound
    public Heard listen(Path recording, double seconds, IntConsumer percent)
            throws InterruptedException {
        Path folder = newFolder();
        try {
            Path samples = folder.resolve("sound.pcm");
            Duration limit = BEGINNING.plusSeconds((long) (seconds * SLOWNESS));
            Optional<Examination.Problem> silent = sound.extract(recording, samples, limit);
            return silent.isPresent()
                    ? new Heard.NotHeard(Reason.NO_SOUND, silent.get().name())
                    : hear(folder, samples, limit, percent);
        } finally {
            remove(folder);
        }
    }

    /// @param folder for what the library unpacks
    private Heard hear(Path folder, Path samples, Duration limit, IntConsumer percent)
            throws InterruptedException {
        List<Heard> answers = new ArrayList<>();
        NativeTool.Result result =
                new NativeTool(work, ADDRESSES)
                        .run(
                                ChildJvm.command(
                                        ListeningChild.class,
                                        HEAP,
                                        List.of("-Djava.io.tmpdir=" + folder),
                                        List.of(
                                                model.toString(),
                                                samples.toString(),
                                                Integer.toString(threads))),
                                NativeTool.Allowance.of(limit, folder),
                                line -> heard(line, answers, percent));
        if (result.stopped().isPresent()) {
            Reason reason =
                    result.stopped().get() == Examination.Problem.TOOK_TOO_LONG
                            ? Reason.TOOK_TOO_LONG
                            : Reason.CRASHED;
            return new Heard.NotHeard(reason, result.errors());
        }
        if (answers.isEmpty()) {
            return new Heard.NotHeard(Reason.CRASHED, result.status() + ": " + result.errors());
        }
        return answers.getFirst();
    }

    private void heard(String line, List<Heard> answers, IntConsumer percent) {
        if (line.startsWith(Reply.MARK)) {
            answers.add(json.readValue(line.substring(Reply.MARK.length()), Heard.class));
        } else if (line.matches("percent \\d{1,3}")) {
            percent.accept(Integer.parseInt(line.substring("percent ".length())));
        }
    }

    private Path newFolder() {
        try {
            return Files.createTempDirectory(work, "listening-");
        } catch (IOException e) {
            throw new UncheckedIOException("no room to listen to a recording", e);
        }
    }

    private static void remove(Path folder) {
        try {
            Leftovers.remove(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
