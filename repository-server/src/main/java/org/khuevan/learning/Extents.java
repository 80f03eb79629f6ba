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
        Optional<Extent> measured =
                materials.examined(EVERYBODY, file.id()).flatMap(Extents::measured);
        // What is not known yet may be found out by a later look.
        measured.ifPresent(extent -> {
            if (known.size() > REMEMBERED) {
                known.clear();
            }
            known.put(file.id(), extent);
        });
        return measured.orElse(new Extent.Text());
    }

    private static Optional<Extent> measured(ExaminedFile file) {
        return switch (file.findings().kind()) {
            case AUDIO, VIDEO ->
                    file.findings()
                            .of(Finding.Duration.class)
                            .map(duration -> Math.round(duration.seconds() * 1000))
                            .filter(length -> length > 0)
                            .findFirst()
                            .map(length -> new Extent.Playing(new Interval(0, length)));
            case DOCUMENT -> {
                if (file.isPdf()) {
                    yield pages(file).map(pages -> pages);
                }
                // What is not shown page by page is read to its end.
                yield file.isPrinted() ? pages(file).map(Extent.Printed::new) : Optional.empty();
            }
            case SLIDES -> pages(file).map(pages -> pages);
            case IMAGE, CAPTIONS, BUNDLE, OTHER -> Optional.empty();
        };
    }

    private static Optional<Extent.Pages> pages(ExaminedFile file) {
        return Optional.of(file.pages())
                .filter(count -> count > 0)
                .map(count -> new Extent.Pages(1, count));
    }

    /// What a teacher asked for, as far as the file has it.
    private static Extent within(Extent whole, Part part) {
        return switch (part) {
            case Part.Whole() -> whole;
            case Part.Pages(int from, int to) ->
                    switch (whole) {
                        case Extent.Pages pages -> within(pages, from, to);
                        case Extent.Printed(Extent.Pages pages) ->
                                new Extent.Printed(within(pages, from, to));
                        case Extent.Playing _, Extent.Text() -> whole;
                    };
            case Part.Times(double from, double to) -> {
                long start = Math.round(from * 1000);
                yield whole instanceof Extent.Playing(Interval(_, long end)) && start < end
                        ? new Extent.Playing(
                                new Interval(start, Math.min(Math.round(to * 1000), end)))
                        : whole;
            }
        };
    }

    private static Extent.Pages within(Extent.Pages whole, int from, int to) {
        return from <= whole.last() ? new Extent.Pages(from, Math.min(to, whole.last())) : whole;
    }
}
