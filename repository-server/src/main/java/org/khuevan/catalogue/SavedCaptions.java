package org.khuevan.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.khuevan.ingest.Cue;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Finding.Captions.By;
import org.khuevan.ingest.Findings;
import org.khuevan.ingest.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of captions that were written here, and how they join what was found in files, so that
/// players, search and programs know of no difference.
@Component
class SavedCaptions {

    private final JdbcClient database;

    SavedCaptions(JdbcClient database) {
        this.database = database;
    }

    record Saved(CaptionTrack track, String vtt) {}

    Optional<Saved> find(FileId file, String path) {
        return database.sql("select * from caption_track where file = ? and path = ?")
                .params(file.value(), path)
                .query((row, _) -> saved(row))
                .optional();
    }

    /// Whether a person wrote what a track says now, or a part of it.
    boolean isOfAPerson(FileId file, String path) {
        return database.sql(
                                """
                                select count(*) from caption_track
                                where file = ? and path = ? and saved_by is not null
                                """)
                        .params(file.value(), path)
                        .query(Long.class)
                        .single()
                > 0;
    }

    List<Saved> of(Collection<String> files) {
        return database.sql("select * from caption_track where file in (:files) order by path")
                .param("files", files)
                .query((row, _) -> saved(row))
                .list();
    }

    /// @param author the account, or empty for a program
    void write(Saved saved, OffsetDateTime now, String author) {
        CaptionTrack track = saved.track();
        database.sql(
                        """
                        insert into caption_track
                            (file, path, language, label, written_by, vtt, revision, saved_at, saved_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, nullif(?, '')::uuid)
                        on conflict (file, path) do update
                        set language = excluded.language, label = excluded.label,
                            written_by = excluded.written_by, vtt = excluded.vtt,
                            revision = excluded.revision, saved_at = excluded.saved_at,
                            saved_by = excluded.saved_by
                        """)
                .params(
                        track.file().value(),
                        track.path(),
                        track.language(),
                        track.label(),
                        track.by().name(),
                        saved.vtt(),
                        track.revision(),
                        now,
                        author)
                .update();
    }

    void remove(FileId file, String path) {
        database.sql("delete from caption_track where file = ? and path = ?")
                .params(file.value(), path)
                .update();
    }

    /// What was found in files, with the captions that were written here in the place of those that
    /// they correct.
    List<ExaminedFile> joined(List<ExaminedFile> files) {
        if (files.isEmpty()) {
            return files;
        }
        Map<FileId, List<Saved>> saved =
                of(files.stream().map(file -> file.file().id().value()).toList()).stream()
                        .collect(Collectors.groupingBy(one -> one.track().file()));
        return files.stream()
                .map(file -> joined(file, saved.getOrDefault(file.file().id(), List.of())))
                .toList();
    }

    private static ExaminedFile joined(ExaminedFile file, List<Saved> saved) {
        Findings findings = file.findings();
        for (Saved one : saved) {
            findings = joined(findings, one);
        }
        return saved.isEmpty() ? file : new ExaminedFile(file.file(), findings, file.derivedRoot());
    }

    private static Findings joined(Findings findings, Saved saved) {
        CaptionTrack track = saved.track();
        List<Finding> all = new ArrayList<>(findings.all());
        int place = all.size();
        for (Finding.Captions found : findings.of(Finding.Captions.class).toList()) {
            if (found.path().equals(track.path())) {
                place = all.indexOf(found);
                all.subList(place, place + 1 + findings.textsOf(found).size()).clear();
            }
        }
        all.addAll(place, group(saved));
        return new Findings(findings.kind(), findings.mediaType(), all);
    }

    private static List<Finding> group(Saved saved) {
        CaptionTrack track = saved.track();
        List<Finding> group = new ArrayList<>();
        group.add(new Finding.Captions(track.path(), track.language(), track.label(), track.by()));
        for (Cue cue : Cue.parse(saved.vtt())) {
            group.add(new Finding.Text(new Place.Span(cue.start(), cue.end()), cue.words() + "\n"));
        }
        return group;
    }

    private static Saved saved(ResultSet row) throws SQLException {
        return new Saved(
                new CaptionTrack(
                        new FileId(row.getString("file")),
                        row.getString("path"),
                        row.getString("language"),
                        row.getString("label"),
                        By.valueOf(row.getString("written_by")),
                        row.getInt("revision")),
                row.getString("vtt"));
    }
}
