package org.khuevan.deposit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.khuevan.catalogue.CaptionNames;
import org.khuevan.catalogue.CaptionsRefused;
import org.khuevan.catalogue.CaptionsRefused.Reason;
import org.khuevan.catalogue.Drafts;
import org.khuevan.catalogue.FileId;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Findings;
import org.khuevan.ingest.SpeechRecognition;
import org.khuevan.jobs.Jobs;
import org.khuevan.jobs.Jobs.Priority;
import org.khuevan.people.Actor;
import org.khuevan.settings.DataFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaTypeFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Captions that a program writes: off until the operator gives a folder with a model.
@Service
public class AutomaticCaptions {

    private static final Logger LOG = LoggerFactory.getLogger(AutomaticCaptions.class);

    /// Those beside may still wait to be examined.
    private static final Predicate<String> RECORDING =
            name ->
                    MediaTypeFactory.getMediaType(name)
                            .filter(type -> Set.of("video", "audio").contains(type.getType()))
                            .isPresent();

    private static final Pattern CAPTIONS = Pattern.compile("(?i).*\\.(vtt|srt|ttml)");

    private final State state;
    private final Optional<SpeechRecognition> listener;
    private final Drafts drafts;
    private final Jobs jobs;

    AutomaticCaptions(CaptionsSettings settings, Drafts drafts, Jobs jobs, DataFolder data) {
        this.drafts = drafts;
        this.jobs = jobs;
        if (settings.modelFolder().isBlank()) {
            this.state = State.OFF;
            this.listener = Optional.empty();
            return;
        }
        Optional<Path> model = SpeechRecognition.modelIn(Path.of(settings.modelFolder()));
        this.state = model.isPresent() ? State.ON : State.NO_MODEL;
        this.listener =
                model.map(file ->
                        new SpeechRecognition(file, data.folder("listening"), settings.threads()));
        model.ifPresentOrElse(
                file -> LOG.info("Captions are written with the model {}", file.getFileName()),
                () ->
                        LOG.warn(
                                "There is no model of whisper.cpp (ggml-….bin) in {}: no captions"
                                        + " are written",
                                settings.modelFolder()));
    }

    /// Whether captions are written.
    public enum State {
        /// The operator has not asked for it.
        OFF,
        ON,
        /// The folder that the operator gave holds no model.
        NO_MODEL
    }

    public State state() {
        return state;
    }

    /// Has the captions of a recording written, once there is time for it.
    ///
    /// @throws CaptionsRefused if none are written here
    /// @throws org.khuevan.catalogue.NoSuchMaterial if there is none that the actor may know of
    @Transactional
    public void request(Actor actor, FileId file) {
        drafts.requireEditOf(actor, file);
        if (state != State.ON) {
            throw new CaptionsRefused(Reason.NO_PROGRAM);
        }
        jobs.submit(HearRecording.NAME, file.value(), Priority.NORMAL);
    }

    /// Whether a recording is listened to, or waits for it.
    ///
    /// @throws org.khuevan.catalogue.NoSuchMaterial if there is none that the actor may know of
    @Transactional(readOnly = true)
    public boolean isExpected(Actor actor, FileId file) {
        drafts.requireEditOf(actor, file);
        return jobs.find(HearRecording.NAME, file.value()).isPresent();
    }

    /// Has those of a recording written that came without any, in the caller's transaction.
    ///
    /// @param beside the names of all files of its material
    void afterExamination(MaterialFile file, Findings findings, List<String> beside) {
        boolean heard =
                findings.of(Finding.Stream.class).anyMatch(stream -> !stream.sound().isEmpty());
        Set<String> recordings =
                Stream.concat(Stream.of(file.name()), beside.stream().filter(RECORDING))
                        .collect(Collectors.toSet());
        boolean captioned =
                findings.of(Finding.Captions.class).findAny().isPresent()
                        || beside.stream()
                                .filter(name -> CAPTIONS.matcher(name).matches())
                                .map(name -> CaptionNames.recordingsOf(name, recordings))
                                .anyMatch(theirs -> theirs.contains(file.name()));
        if (state == State.ON && heard && !captioned) {
            jobs.submit(HearRecording.NAME, file.id().value(), Priority.LATER);
        }
    }

    Optional<SpeechRecognition> listener() {
        return listener;
    }
}
