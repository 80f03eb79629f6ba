package org.khuevan.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.khuevan.ingest.Findings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What was found in files, for those who look at them. A page asks for it with its first HTML and
/// again when it lives, and its readers do all day, so what was read lately is remembered.
@Component
class ShownFindings {

    /// In which state the row of a file is: every change gives it another place.
    private static final String STATE = "f.xmin::text || f.ctid::text as written";

    private final RecentFindings recent = new RecentFindings();
    private final JdbcClient database;
    private final CatalogueJson json;
    private final SavedCaptions captions;
    private final SavedAlternatives alternatives;

    ShownFindings(
            JdbcClient database,
            CatalogueJson json,
            SavedCaptions captions,
            SavedAlternatives alternatives) {
        this.database = database;
        this.json = json;
        this.captions = captions;
        this.alternatives = alternatives;
    }

    /// Of files in their order, without those that have not been examined, or could not be.
    List<ExaminedFile> of(List<MaterialFile> files) {
        Map<FileId, Row> rows = rows(files);
        List<ExaminedFile> shown = new ArrayList<>();
        for (MaterialFile file : files) {
            Row row = rows.get(file.id());
            if (row != null) {
                recent.of(row.key())
                        .or(() -> read(file.id()))
                        .map(found -> new ExaminedFile(file, found, row.derivedRoot()))
                        .ifPresent(shown::add);
            }
        }
        return alternatives.joined(captions.joined(shown));
    }

    private record Row(RecentFindings.Key key, String derivedRoot) {}

    private Map<FileId, Row> rows(List<MaterialFile> files) {
        String[] ids = files.stream().map(file -> file.id().value()).toArray(String[]::new);
        return database
                .sql(
                        "select f.id, coalesce(f.derived_root, '') as root, "
                                + STATE
                                + " from material_file f"
                                + " where f.id = any (?) and f.findings is not null and"
                                + MaterialRows.SHOWN)
                .param(ids)
                .query((row, _) ->
                        new Row(
                                new RecentFindings.Key(
                                        new FileId(row.getString("id")), row.getString("written")),
                                row.getString("root")))
                .list()
                .stream()
                .collect(Collectors.toMap(row -> row.key().file(), row -> row));
    }

    private Optional<Findings> read(FileId id) {
        return database.sql(
                        "select f.findings, "
                                + STATE
                                + " from material_file f where f.id = ? and f.findings is not null")
                .param(id.value())
                .query((row, _) -> {
                    String written = row.getString("findings");
                    Findings findings = json.findings(written);
                    recent.keep(
                            new RecentFindings.Key(id, row.getString("written")),
                            findings,
                            written.length());
                    return findings;
                })
                .optional();
    }
}
