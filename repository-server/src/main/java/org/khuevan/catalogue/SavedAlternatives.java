package org.khuevan.catalogue;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Findings;
import org.khuevan.ingest.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of what pictures show, and how it joins what was found in them, so that it is found as
/// their own words are.
@Component
class SavedAlternatives {

    private final JdbcClient database;

    SavedAlternatives(JdbcClient database) {
        this.database = database;
    }

    Optional<String> find(FileId file) {
        return database.sql("select words from picture_alternative where file = ?")
                .param(file.value())
                .query(String.class)
                .optional();
    }

    void write(FileId file, String words, OffsetDateTime now, UUID author) {
        database.sql(
                        """
                        insert into picture_alternative (file, words, saved_at, saved_by)
                        values (?, ?, ?, ?)
                        on conflict (file) do update
                        set words = excluded.words, saved_at = excluded.saved_at,
                            saved_by = excluded.saved_by
                        """)
                .params(file.value(), words, now, author)
                .update();
    }

    void remove(FileId file) {
        database.sql("delete from picture_alternative where file = ?").param(file.value()).update();
    }

    List<ExaminedFile> joined(List<ExaminedFile> files) {
        List<String> pictures =
                files.stream()
                        .filter(file -> Alternatives.isPicture(file.file()))
                        .map(file -> file.file().id().value())
                        .toList();
        if (pictures.isEmpty()) {
            return files;
        }
        record Said(String file, String words) {}
        Map<String, String> said =
                database
                        .sql("select file, words from picture_alternative where file in (:files)")
                        .param("files", pictures)
                        .query((row, _) -> new Said(row.getString("file"), row.getString("words")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Said::file, Said::words));
        return files.stream()
                .map(file ->
                        Optional.ofNullable(said.get(file.file().id().value()))
                                .map(words -> joined(file, words))
                                .orElse(file))
                .toList();
    }

    /// A picture has one text: what it shows comes before what is written in it.
    private static ExaminedFile joined(ExaminedFile file, String words) {
        Findings found = file.findings();
        String read =
                found.of(Finding.Text.class).map(Finding.Text::text).collect(Collectors.joining());
        List<Finding> all = new ArrayList<>(found.without(Finding.Text.class).all());
        all.add(new Finding.Alternative(words));
        all.add(new Finding.Text(new Place.Whole(), words + "\n" + read));
        return new ExaminedFile(
                file.file(),
                new Findings(found.kind(), found.mediaType(), all),
                file.derivedRoot());
    }
}
