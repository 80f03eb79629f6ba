package org.khuevan.learning;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.catalogue.FileId;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.catalogue.Materials;
import org.khuevan.course.Activity;
import org.khuevan.course.Activity.MaterialActivity;
import org.khuevan.course.Activity.Part;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Kind;
import org.khuevan.people.Actor;
import org.springframework.stereotype.Component;

/// How long or how many what a course shows is. A file never changes, so what was found out is
/// remembered.
@Component
class Extents {

    private static final int REMEMBERED = 20_000;
    private static final Actor EVERYBODY = new Actor.Visitor();

    private final Materials materials;
    private final Map<FileId, Extent> known = new ConcurrentHashMap<>();

    Extents(Materials materials) {
        this.materials = materials;
    }

    /// Of what has no length, only the end can be reached.
    Extent of(Activity activity) {
        return activity instanceof MaterialActivity shown
                ? file(shown)
                        .map(file -> within(whole(file), shown.part()))
                        .orElse(new Extent.Text())
                : new Extent.Text();
    }

    private Optional<MaterialFile> file(MaterialActivity shown) {
        Optional<Material> material = materials.find(EVERYBODY, shown.material());
        return material.flatMap(found -> shown.file().flatMap(found::file).or(found::principal));
    }

    private Extent whole(MaterialFile file) {
        Extent remembered = known.get(file.id());
        if (remembered != null) {
            return remembered;
        }
        Optional<ExaminedFile> examined = materials.examined(EVERYBODY, file.id());
        if (examined.isEmpty()) {
            return new Extent.Text();
        }
        Extent extent = of(examined.get());
        if (known.size() > REMEMBERED) {
            known.clear();
        }
        known.put(file.id(), extent);
        return extent;
    }

    private static Extent of(ExaminedFile file) {
        return switch (file.findings().kind()) {
            case AUDIO, VIDEO ->
                    file.findings()
                            .of(Finding.Duration.class)
                            .map(duration -> Math.round(duration.seconds() * 1000))
                            .filter(length -> length > 0)
                            .findFirst()
                            .<Extent>map(length -> new Extent.Playing(new Interval(0, length)))
                            .orElse(new Extent.Text());
            case DOCUMENT, SLIDES ->
                    file.findings().kind() == Kind.DOCUMENT
                                    && !file.findings().mediaType().equals("application/pdf")
                            // What is not shown page by page is read to its end.
                            ? new Extent.Text()
                            : file.findings()
                                    .of(Finding.Pages.class)
                                    .filter(pages -> pages.count() > 0)
                                    .findFirst()
                                    .<Extent>map(pages -> new Extent.Pages(1, pages.count()))
                                    .orElse(new Extent.Text());
            case IMAGE, CAPTIONS, BUNDLE, OTHER -> new Extent.Text();
        };
    }

    /// What a teacher asked for, as far as the file has it.
    private static Extent within(Extent whole, Part part) {
        return switch (part) {
            case Part.Whole() -> whole;
            case Part.Pages(int from, int to) ->
                    whole instanceof Extent.Pages(_, int last) && from <= last
                            ? new Extent.Pages(from, Math.min(to, last))
                            : whole;
            case Part.Times(double from, double to) -> {
                long start = Math.round(from * 1000);
                yield whole instanceof Extent.Playing(Interval(_, long end)) && start < end
                        ? new Extent.Playing(
                                new Interval(start, Math.min(Math.round(to * 1000), end)))
                        : whole;
            }
        };
    }
}
