package org.khuevan.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.khuevan.catalogue.CaptionsRefused.Reason;
import org.khuevan.catalogue.SavedCaptions.Saved;
import org.khuevan.ingest.Cue;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Finding.Captions.By;
import org.khuevan.ingest.Kind;
import org.khuevan.people.Actor;
import org.khuevan.storage.Storage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Captions, corrected and written here. They belong to a file and not to a version of its
/// material: a correction is there at once, for everybody who may see the file. Whoever may edit
/// the material may write them.
///
/// Every method throws [NoSuchMaterial] when there is no such file or track, or none that the actor
/// may know of, [NotAllowed] when they may only see it, and [CaptionsRefused].
@Service
@Transactional
public class CaptionTracks {

    private static final int LONGEST = 4_000_000;
    private static final int LONGEST_LABEL = 100;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    private final MaterialRows rows;
    private final SavedCaptions saved;
    private final Examinations examinations;
    private final Storage storage;
    private final JdbcClient database;
    private final Clock clock;

    CaptionTracks(
            MaterialRows rows,
            SavedCaptions saved,
            Examinations examinations,
            Storage storage,
            JdbcClient database,
            Clock clock) {
        this.rows = rows;
        this.saved = saved;
        this.examinations = examinations;
        this.storage = storage;
        this.database = database;
        this.clock = clock;
    }

    /// What somebody writes.
    ///
    /// @param language a BCP 47 tag, or `und`
    /// @param label for tracks that a language does not tell apart, or empty
    /// @param text WebVTT or SubRip
    public record Draft(String language, String label, String text) {}

    /// The tracks of a file; none while nothing is known of it.
    @Transactional(readOnly = true)
    public List<CaptionTrack> of(Actor actor, FileId file) {
        return seen(actor, file).map(this::tracks).orElse(List.of());
    }

    /// One of them as WebVTT.
    @Transactional(readOnly = true)
    public String read(Actor actor, FileId file, String path) {
        ExaminedFile examined = seen(actor, file).orElseThrow(() -> new NoSuchMaterial(path));
        CaptionTrack track = track(examined, path);
        return written(file, path).orElseGet(() -> derived(examined, track));
    }

    /// The text of a track that was written here; it asks for no rights.
    @Transactional(readOnly = true)
    public Optional<String> written(FileId file, String path) {
        return saved.find(file, path).map(Saved::vtt);
    }

    /// Begins another track of a recording.
    public CaptionTrack begin(Actor actor, FileId file, Draft draft) {
        lock(file);
        ExaminedFile recording = edited(actor, file);
        CaptionTrack track = another(recording, checked(draft), By.PERSON);
        return write(track, draft.text(), author(actor));
    }

    /// Saves a track.
    ///
    /// @param basedOn the revision that was changed
    public CaptionTrack save(Actor actor, FileId file, String path, Draft draft, int basedOn) {
        lock(file);
        CaptionTrack now = track(edited(actor, file), path);
        if (now.revision() != basedOn) {
            throw new CaptionsRefused(Reason.CHANGED);
        }
        checked(draft);
        // Correcting a line does not vouch for the others.
        By by = now.by() == By.MACHINE ? By.MACHINE : By.PERSON;
        return write(
                new CaptionTrack(
                        file,
                        path,
                        draft.language(),
                        draft.label().strip(),
                        by,
                        now.revision() + 1),
                draft.text(),
                author(actor));
    }

    /// Says that a person has looked through what a program heard.
    public CaptionTrack approve(Actor actor, FileId file, String path) {
        lock(file);
        CaptionTrack now = track(edited(actor, file), path);
        Saved kept = saved.find(file, path).orElse(null);
        if (kept == null || now.by() != By.MACHINE) {
            return now;
        }
        return write(
                new CaptionTrack(
                        file, path, now.language(), now.label(), By.PERSON, now.revision() + 1),
                kept.vtt(),
                author(actor));
    }

    /// Removes what was written here. A track that came with the file is then as it came.
    public void remove(Actor actor, FileId file, String path) {
        lock(file);
        track(edited(actor, file), path);
        saved.remove(file, path);
        examinations.note(file);
    }

    /// Takes what a program heard, in the place of what it heard before; for the worker, it asks
    /// for no rights. What a person has approved or corrected stays, beside a track of its own.
    public void take(FileId file, Draft heard) {
        lock(file);
        Optional<ExaminedFile> recording = rows.examined(file);
        if (recording.isEmpty()) {
            return;
        }
        CaptionTrack track =
                tracks(recording.get()).stream()
                        .filter(one -> one.by() == By.MACHINE)
                        .filter(one -> !saved.isOfAPerson(file, one.path()))
                        .findFirst()
                        .map(old ->
                                new CaptionTrack(
                                        file,
                                        old.path(),
                                        heard.language(),
                                        old.label(),
                                        By.MACHINE,
                                        old.revision() + 1))
                        .orElseGet(() -> another(recording.get(), heard, By.MACHINE));
        write(track, heard.text(), "");
    }

    private CaptionTrack write(CaptionTrack track, String text, String author) {
        String vtt = Cue.webVtt(Cue.parse(text));
        saved.write(
                new Saved(track, vtt),
                OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                author);
        examinations.note(track.file());
        return track;
    }

    private CaptionTrack another(ExaminedFile recording, Draft draft, By by) {
        List<String> taken = tracks(recording).stream().map(CaptionTrack::path).toList();
        int number = 1;
        while (taken.contains("track-" + number + ".vtt")) {
            number++;
        }
        return new CaptionTrack(
                recording.file().id(),
                "track-" + number + ".vtt",
                draft.language(),
                draft.label().strip(),
                by,
                1);
    }

    private static Draft checked(Draft draft) {
        String language = draft.language();
        if (!language.equals("und") && !LANGUAGE.matcher(language).matches()) {
            throw new CaptionsRefused(Reason.LANGUAGE);
        }
        if (draft.text().length() > LONGEST || draft.label().length() > LONGEST_LABEL) {
            throw new CaptionsRefused(Reason.LENGTH);
        }
        if (!draft.text().startsWith("WEBVTT") && Cue.parse(draft.text()).isEmpty()) {
            throw new CaptionsRefused(Reason.FORM);
        }
        return draft;
    }

    private List<CaptionTrack> tracks(ExaminedFile file) {
        FileId id = file.file().id();
        List<Saved> written = saved.of(List.of(id.value()));
        return file.findings()
                .of(Finding.Captions.class)
                .map(found ->
                        new CaptionTrack(
                                id,
                                found.path(),
                                found.language(),
                                found.label(),
                                found.by(),
                                written.stream()
                                        .map(Saved::track)
                                        .filter(one -> one.path().equals(found.path()))
                                        .mapToInt(CaptionTrack::revision)
                                        .findFirst()
                                        .orElse(0)))
                .toList();
    }

    private CaptionTrack track(ExaminedFile file, String path) {
        return tracks(file).stream()
                .filter(track -> track.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new NoSuchMaterial(path));
    }

    private String derived(ExaminedFile file, CaptionTrack track) {
        String path = file.derivedRoot() + "/" + track.path();
        try (InputStream in =
                storage.openDerived(file.file().stored().hash(), path, 0, Long.MAX_VALUE)
                        .orElseThrow(() -> new NoSuchMaterial(track.path()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<ExaminedFile> seen(Actor actor, FileId file) {
        if (rows.holding(file).stream().noneMatch(version -> Rights.maySee(actor, version))) {
            throw new NoSuchMaterial(file.value());
        }
        return rows.examined(file);
    }

    private ExaminedFile edited(Actor actor, FileId file) {
        Rights.requireEdit(actor, rows.latestHolding(file));
        return rows.examined(file)
                .filter(examined -> isHeard(examined.findings().kind()))
                .orElseThrow(() -> new CaptionsRefused(Reason.NO_RECORDING));
    }

    private static boolean isHeard(Kind kind) {
        return kind == Kind.VIDEO || kind == Kind.AUDIO || kind == Kind.CAPTIONS;
    }

    private static String author(Actor actor) {
        return switch (actor) {
            case Actor.Visitor() -> "";
            case Actor.Member member -> member.account().value().toString();
        };
    }

    private void lock(FileId file) {
        database.sql("select id from material_file where id = ? for update")
                .param(file.value())
                .query(String.class)
                .optional();
    }
}
