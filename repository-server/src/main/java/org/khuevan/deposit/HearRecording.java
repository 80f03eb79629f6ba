package org.khuevan.deposit;

import java.util.Optional;
import org.khuevan.catalogue.CaptionTracks;
import org.khuevan.catalogue.Examinations;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.catalogue.FileId;
import org.khuevan.ingest.Cue;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Heard;
import org.khuevan.ingest.SpeechRecognition;
import org.khuevan.jobs.JobKind;
import org.khuevan.jobs.Turn;
import org.khuevan.storage.Storage;
import org.springframework.stereotype.Component;

/// Writes down what is said in one recording. Nothing waits for it.
@Component
final class HearRecording implements JobKind {

    static final String NAME = "hear-recording";

    private static final String LISTENING = "LISTENING";

    private final AutomaticCaptions captions;
    private final Examinations examinations;
    private final CaptionTracks tracks;
    private final Storage storage;

    HearRecording(
            AutomaticCaptions captions,
            Examinations examinations,
            CaptionTracks tracks,
            Storage storage) {
        this.captions = captions;
        this.examinations = examinations;
        this.tracks = tracks;
        this.storage = storage;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String key, Turn turn) throws InterruptedException {
        Optional<ExaminedFile> recording = examinations.examined(new FileId(key));
        Optional<SpeechRecognition> listener = captions.listener();
        if (recording.isEmpty() || listener.isEmpty()) {
            return;
        }
        turn.takesLong();
        turn.at(LISTENING, 0);
        switch (listen(recording.get(), listener.get(), turn)) {
            case Heard.Said(var cues, String language) -> {
                if (!cues.isEmpty()) {
                    tracks.take(
                            recording.get().file().id(),
                            new CaptionTracks.Draft(language, "", Cue.webVtt(cues)));
                }
            }
            case Heard.NotHeard(Heard.Reason reason, _) -> turn.foundUnreadable(reason.name());
        }
    }

    private Heard listen(ExaminedFile recording, SpeechRecognition listener, Turn turn)
            throws InterruptedException {
        double seconds =
                recording
                        .findings()
                        .of(Finding.Duration.class)
                        .mapToDouble(Finding.Duration::seconds)
                        .findFirst()
                        .orElse(0);
        return storage.withLocal(
                recording.file().stored().hash(),
                path -> listener.listen(path, seconds, percent -> turn.at(LISTENING, percent)));
    }

    @Override
    public void gaveUp(String key, String reason) {
        // The recording has no captions then, as before.
    }
}
