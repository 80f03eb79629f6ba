package org.khuevan.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.CaptionTrack;
import org.khuevan.catalogue.CaptionTracks;
import org.khuevan.deposit.AutomaticCaptions;
import org.khuevan.people.CurrentActor;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The captions of a recording, or of a file of captions: those it came with, and those that are
/// written here.
@RestController
@RequestMapping("/api/files/{file}/captions")
@Tag(name = "Captions")
class CaptionEndpoints {

    private final CaptionTracks tracks;
    private final AutomaticCaptions automatic;
    private final CurrentActor current;

    CaptionEndpoints(CaptionTracks tracks, AutomaticCaptions automatic, CurrentActor current) {
        this.tracks = tracks;
        this.automatic = automatic;
        this.current = current;
    }

    /// A track.
    ///
    /// @param track says which, within the file
    /// @param language a BCP 47 tag, or `und`
    /// @param by `file`, `person`, or `machine` until a person has approved what a program heard
    /// @param revision counted from 1; 0 as it came with the file
    /// @param url where it is as WebVTT
    record CaptionJson(
            String file,
            String track,
            String language,
            String label,
            String by,
            int revision,
            String url) {

        static CaptionJson of(CaptionTrack track) {
            return new CaptionJson(
                    track.file().value(),
                    track.path(),
                    track.language(),
                    track.label(),
                    Names.of(track.by()),
                    track.revision(),
                    Address.derived(track.file(), track.path()));
        }
    }

    /// What is sent.
    ///
    /// @param text WebVTT or SubRip
    /// @param revision that was changed; 0 or none for a track as it came with the file
    record WrittenJson(
            @Nullable String language,
            @Nullable String label,
            @Nullable String text,
            @Nullable Integer revision) {

        CaptionTracks.Draft draft() {
            return new CaptionTracks.Draft(
                    language == null ? "und" : language,
                    label == null ? "" : label,
                    text == null ? "" : text);
        }
    }

    @Operation(summary = "The tracks of captions of a file")
    @GetMapping
    List<CaptionJson> list(@PathVariable String file) {
        return tracks.of(current.get(), FileEndpoints.parse(file)).stream()
                .map(CaptionJson::of)
                .toList();
    }

    @Operation(summary = "Read a track as WebVTT")
    @GetMapping(path = "/{track}", produces = "text/vtt;charset=UTF-8")
    String read(@PathVariable String file, @PathVariable String track) {
        return tracks.read(current.get(), FileEndpoints.parse(file), track);
    }

    @Operation(
            summary = "Begin another track",
            description = "Seen and found by everybody who may see the file, at once.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CaptionJson begin(@PathVariable String file, @RequestBody WrittenJson written) {
        return CaptionJson.of(
                tracks.begin(current.get(), FileEndpoints.parse(file), written.draft()));
    }

    @Operation(
            summary = "Have the captions of a recording written by a program",
            description =
                    "They come as another track with `by` `machine`, once there is time for it. 409"
                            + " if this platform has no model for it.")
    @PostMapping("/automatic")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void request(@PathVariable String file) {
        automatic.request(current.get(), FileEndpoints.parse(file));
    }

    /// @param expected whether the recording is listened to, or waits for it
    record AutomaticJson(boolean expected) {}

    @Operation(
            summary = "Whether a program is to write captions",
            description =
                    "If it is no longer and there is no new track, nothing was heard, or it could"
                            + " not be listened to.")
    @GetMapping("/automatic")
    AutomaticJson expected(@PathVariable String file) {
        return new AutomaticJson(automatic.isExpected(current.get(), FileEndpoints.parse(file)));
    }

    @Operation(
            summary = "Save a track",
            description =
                    "A track that came with the file is corrected here and stays as it was in the"
                            + " file. 409 if somebody saved another revision meanwhile.")
    @PutMapping("/{track}")
    CaptionJson save(
            @PathVariable String file,
            @PathVariable String track,
            @RequestBody WrittenJson written) {
        int revision = written.revision() == null ? 0 : written.revision();
        return CaptionJson.of(
                tracks.save(
                        current.get(),
                        FileEndpoints.parse(file),
                        track,
                        written.draft(),
                        revision));
    }

    @Operation(summary = "Approve what a program heard")
    @PostMapping("/{track}/approve")
    CaptionJson approve(@PathVariable String file, @PathVariable String track) {
        return CaptionJson.of(tracks.approve(current.get(), FileEndpoints.parse(file), track));
    }

    @Operation(
            summary = "Remove what was written here",
            description = "A track that came with the file is then as it came.")
    @DeleteMapping("/{track}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String file, @PathVariable String track) {
        tracks.remove(current.get(), FileEndpoints.parse(file), track);
    }
}
