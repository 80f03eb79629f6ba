package org.khuevan.ingest;

import io.github.givimad.whisperjni.WhisperContext;
import io.github.givimad.whisperjni.WhisperFullParams;
import io.github.givimad.whisperjni.WhisperJNI;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.khuevan.ingest.Finding.Property.Name;
import org.khuevan.ingest.media.SpeechSound;
import org.khuevan.ingest.reading.Reply;
import org.khuevan.ingest.reading.Report;
import tools.jackson.databind.json.JsonMapper;

/// The main class of a child process that listens to one recording with Whisper (whisper.cpp) and
/// tells what it hears, stretch by stretch, so that an hour of sound needs no more memory than some
/// minutes of it.
final class ListeningChild {

    /// Seconds that are listened to at a time.
    private static final int STRETCH = 600;

    /// A stretch ends where it is quietest in its last seconds, so that no word is cut.
    private static final int QUIET_WITHIN = 15;

    private static final int LANGUAGE_SAMPLE = 20_000;
    private static final int WINDOW = SpeechSound.RATE / 5;

    private final WhisperJNI whisper = new WhisperJNI();
    private final WhisperContext model;
    private final int threads;
    private final List<Cue> cues = new ArrayList<>();

    private ListeningChild(WhisperContext model, int threads) {
        this.model = model;
        this.threads = threads;
    }

    /// @param arguments the model, the samples, and how many threads
    static void main(String[] arguments) throws IOException {
        PrintStream replies = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // Whatever the library prints must not get between the replies.
        System.setOut(System.err);
        JsonMapper json = JsonMapper.builder().build();
        WhisperJNI.loadLibrary();
        WhisperContext model = new WhisperJNI().init(Path.of(arguments[0]));
        Heard heard =
                model == null
                        ? new Heard.NotHeard(Heard.Reason.MODEL, "the model cannot be loaded")
                        : new ListeningChild(model, Integer.parseInt(arguments[2]))
                                .listen(Path.of(arguments[1]), replies);
        replies.println(Reply.MARK + json.writeValueAsString(heard));
    }

    private Heard listen(Path samples, PrintStream replies) throws IOException {
        long all = Files.size(samples) / 2;
        long done = 0;
        float[] kept = {};
        try (InputStream in = new BufferedInputStream(Files.newInputStream(samples), 1 << 16)) {
            while (true) {
                float[] stretch = filled(kept, in);
                if (stretch.length == 0) {
                    return new Heard.Said(cues, language(cues));
                }
                boolean last = stretch.length < STRETCH * SpeechSound.RATE;
                int end = last ? stretch.length : quietest(stretch);
                if (!hear(stretch, end, (double) done / SpeechSound.RATE)) {
                    return new Heard.NotHeard(Heard.Reason.MODEL, "whisper could not listen");
                }
                done += end;
                kept = Arrays.copyOfRange(stretch, end, stretch.length);
                replies.println("percent " + 100 * done / Math.max(1, all));
            }
        }
    }

    private boolean hear(float[] samples, int end, double from) {
        WhisperFullParams params = new WhisperFullParams();
        params.nThreads = threads;
        params.language = "auto";
        params.printProgress = false;
        params.printRealtime = false;
        params.printTimestamps = false;
        params.suppressBlank = true;
        if (whisper.full(model, params, samples, end) != 0) {
            return false;
        }
        for (int i = 0; i < whisper.fullNSegments(model); i++) {
            // In hundredths of a second.
            double start = from + whisper.fullGetSegmentTimestamp0(model, i) / 100.0;
            double stop = from + whisper.fullGetSegmentTimestamp1(model, i) / 100.0;
            String text = whisper.fullGetSegmentText(model, i).strip();
            if (!text.isEmpty() && stop > start) {
                cues.add(new Cue(start, stop, "", escaped(text)));
            }
        }
        return true;
    }

    private static String language(List<Cue> cues) {
        Report words = new Report(LANGUAGE_SAMPLE, (_, _) -> {});
        cues.forEach(cue -> words.text(new Place.Span(cue.start(), cue.end()), cue.words()));
        return words.findings(Kind.CAPTIONS, "text/vtt")
                .values(Name.LANGUAGE)
                .findFirst()
                .orElse("und");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /// What was kept, and what follows it.
    private static float[] filled(float[] kept, InputStream in) throws IOException {
        int room = STRETCH * SpeechSound.RATE - kept.length;
        byte[] bytes = in.readNBytes(room * 2);
        ByteBuffer samples = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        float[] stretch = Arrays.copyOf(kept, kept.length + bytes.length / 2);
        for (int i = kept.length; i < stretch.length; i++) {
            stretch[i] = samples.getShort() / 32_768f;
        }
        return stretch;
    }

    private static int quietest(float[] stretch) {
        int best = stretch.length;
        double least = Double.MAX_VALUE;
        int from = stretch.length - QUIET_WITHIN * SpeechSound.RATE;
        for (int start = from; start + WINDOW <= stretch.length; start += WINDOW) {
            double loud = 0;
            for (int i = start; i < start + WINDOW; i++) {
                loud += stretch[i] * stretch[i];
            }
            if (loud < least) {
                least = loud;
                best = start + WINDOW / 2;
            }
        }
        return best;
    }
}
