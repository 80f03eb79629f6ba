package org.khuevan.benchmarks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.khuevan.catalogue.ChangeLog.Seen;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.ExaminationState;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.catalogue.FileId;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Findings;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Place;
import org.khuevan.people.AccountId;
import org.khuevan.people.Organisation;
import org.khuevan.people.OrganisationId;
import org.khuevan.storage.Sha256;
import org.khuevan.storage.StoredFile;

/// Published materials, as the catalogue would show them to the index.
final class Published {

    private static final AtomicLong NEXT = new AtomicLong();
    private static final Instant WHEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final AccountId OWNER = new AccountId(new UUID(1, 1));
    private static final Organisation ORGANISATION =
            new Organisation(new OrganisationId(new UUID(2, 2)), "Khuê Văn");

    private Published() {}

    /// With one file of one page.
    static Seen document(String title, String language, String text) {
        MaterialFile file =
                new MaterialFile(
                        new FileId(id()),
                        "1",
                        new StoredFile(new Sha256("0".repeat(64)), text.length()),
                        Kind.DOCUMENT,
                        "text/plain",
                        WHEN,
                        new ExaminationState.Done(true));
        Findings findings =
                new Findings(
                        Kind.DOCUMENT,
                        "text/plain",
                        List.of(new Finding.Text(new Place.Page(1), text)));
        return new Seen(
                material(Description.of(title, language), List.of(file), ORGANISATION, WHEN),
                List.of(new ExaminedFile(file, findings, "")));
    }

    /// That is nothing but its description.
    static Seen record(Description description, Organisation organisation, Instant published) {
        return new Seen(material(description, List.of(), organisation, published), List.of());
    }

    private static String id() {
        return "%012d".formatted(NEXT.incrementAndGet());
    }

    private static Material material(
            Description description,
            List<MaterialFile> files,
            Organisation organisation,
            Instant published) {
        return new Material(
                new MaterialId(id()),
                1,
                1,
                Material.State.PUBLISHED,
                OWNER,
                "",
                organisation,
                description,
                files,
                published,
                published,
                new Material.Moments(Optional.of(published)));
    }
}
